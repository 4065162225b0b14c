using System.Text.Json;

namespace Repro.Table.Benchmarks.Measuring;

/// <summary>What one process says of one workload: the line that a child prints, and what is taken from the line of a peer.</summary>
internal sealed record Measurement
{
    /// <summary>Gets how many operations the seconds are the mean of.</summary>
    public required int Operations { get; init; }

    /// <summary>Gets the processor seconds of one operation, user and system, all threads.</summary>
    public required double CpuSeconds { get; init; }

    /// <summary>Gets the seconds that one operation took.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>Gets the processor seconds of the first operation of the process, with all that had to be compiled; null if unknown.</summary>
    public double? FirstCpuSeconds { get; init; }

    /// <summary>Gets the peak of resident memory, in MiB.</summary>
    public required double PeakMebibytes { get; init; }

    /// <summary>Gets what was resident before the first operation that counts, in MiB.</summary>
    public required double StartMebibytes { get; init; }

    /// <summary>Gets exact counts of one operation of ours, by name; empty for a peer.</summary>
    public IReadOnlyDictionary<string, double> Counters { get; init; } = new Dictionary<string, double>();

    /// <summary>Gets what the operation returned, by name: numbers and digests that must equal the truth of the fixture.</summary>
    public IReadOnlyDictionary<string, string> Result { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads the answer of a peer's <c>bench</c>.</summary>
    public static Measurement OfPeer(JsonElement answer)
    {
        JsonElement repeat = answer.GetProperty("repeats")[0];
        return new Measurement
        {
            Operations = repeat.GetProperty("operations").GetInt32(),
            CpuSeconds = repeat.GetProperty("cpu_s").GetDouble(),
            WallSeconds = repeat.GetProperty("wall_s").GetDouble(),
            PeakMebibytes = repeat.GetProperty("peak_rss_mib").GetDouble(),
            StartMebibytes = repeat.GetProperty("rss_before_mib").GetDouble(),
            Result = repeat.GetProperty("result").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString()),
        };
    }
}
