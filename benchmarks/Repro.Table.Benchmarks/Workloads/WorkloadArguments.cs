using System.Globalization;

namespace Repro.Table.Benchmarks.Workloads;

/// <summary>The arguments of a workload that runs in a process of its own: <c>child NAME --table T --source S ...</c></summary>
internal sealed record WorkloadArguments
{
    private static readonly string[] Known = ["--table", "--source", "--scratch", "--mode", "--size", "--seed"];

    private readonly Dictionary<string, string> _values;

    private WorkloadArguments(string name, Dictionary<string, string> values)
    {
        Name = name;
        _values = values;
    }

    /// <summary>Gets which workload.</summary>
    public string Name { get; }

    /// <summary>Gets the folder of the table to work on.</summary>
    public string Table => Need("--table");

    /// <summary>Gets the Parquet file to take rows from.</summary>
    public string Source => Need("--source");

    /// <summary>Gets a folder that the workload may fill; who started the process removes it.</summary>
    public string Scratch => Need("--scratch");

    /// <summary>Gets whether the first operation counts alone, or operations after warm-up.</summary>
    public MeasuringMode Mode => Enum.Parse<MeasuringMode>(Need("--mode"), ignoreCase: true);

    /// <summary>Gets the size of the rung: rows, files or commits, as the workload says.</summary>
    public long Size => long.Parse(Need("--size"), CultureInfo.InvariantCulture);

    /// <summary>Gets the seed.</summary>
    public ulong Seed => ulong.Parse(Need("--seed"), CultureInfo.InvariantCulture);

    /// <summary>Reads the words of a command line, after <c>child</c>.</summary>
    /// <exception cref="ArgumentException">A word is unknown or lacks its value.</exception>
    public static WorkloadArguments Parse(ReadOnlySpan<string> words)
    {
        if (words.IsEmpty || words.Length % 2 == 0)
        {
            throw new ArgumentException("A child takes the name of a workload and pairs of option and value.");
        }

        Dictionary<string, string> values = [];
        for (int i = 1; i < words.Length; i += 2)
        {
            values[Known.Contains(words[i]) ? words[i] : throw new ArgumentException($"Unknown option {words[i]}.")] = words[i + 1];
        }

        return new WorkloadArguments(words[0], values);
    }

    private string Need(string option) =>
        _values.TryGetValue(option, out string? value) ? value : throw new ArgumentException($"{Name} needs {option}.");
}
