using Repro.Table.Benchmarks.Measuring;

namespace Repro.Table.Benchmarks.Suite;

/// <summary>One engine on one rung: all its runs, in the order in which they ran.</summary>
internal sealed record Side
{
    /// <summary>Gets the engine; ours is <c>ours</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>Gets what it did, by its own name for it.</summary>
    public required string Workload { get; init; }

    /// <summary>Gets the runs.</summary>
    public required IReadOnlyList<Measurement> Runs { get; init; }

    /// <summary>Gets the median processor seconds of an operation.</summary>
    public double CpuSeconds => Ratio.MedianOf(Runs.Select(r => r.CpuSeconds));

    /// <summary>Gets the largest peak of resident memory, in MiB.</summary>
    public double PeakMebibytes => Runs.Max(r => r.PeakMebibytes);
}
