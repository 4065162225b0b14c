using System.Globalization;
using System.Text.Json;
using Repro.Table.Benchmarks.Measuring;

namespace Repro.Table.Benchmarks.Suite;

/// <summary>Our side, and ParquetSharp: this very program, started again for each run.</summary>
internal sealed class Child(int seed)
{
    private readonly string _program = Environment.ProcessPath ?? throw new InvalidOperationException("This program has no path.");

    /// <summary>Runs a workload.</summary>
    /// <param name="workload">Its name.</param>
    /// <param name="mode"><c>fresh</c> or <c>warm</c>.</param>
    /// <param name="size">The size of the rung.</param>
    /// <param name="scratch">A folder that it may fill.</param>
    /// <param name="input">The option that names the fixture, and the fixture; empty if there is none.</param>
    public async Task<Measurement> MeasureAsync(string workload, string mode, long size, string scratch, IEnumerable<string> input)
    {
        IEnumerable<string> words =
        [
            "child", workload,
            "--mode", mode,
            "--size", size.ToString(CultureInfo.InvariantCulture),
            "--seed", seed.ToString(CultureInfo.InvariantCulture),
            "--scratch", scratch,
            .. input,
        ];
        string line = await Command.RunAsync(_program, words);
        return JsonSerializer.Deserialize<Measurement>(line, JsonSerializerOptions.Web)!; // A child prints an object: not null.
    }

    /// <summary>Returns what a workload finds that only looks.</summary>
    public async Task<IReadOnlyDictionary<string, string>> DigestAsync(string workload, string table) =>
        (await MeasureAsync(workload, "fresh", 0, table, ["--table", table])).Result;
}
