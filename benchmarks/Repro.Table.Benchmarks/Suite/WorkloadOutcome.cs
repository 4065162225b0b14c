using Repro.Table.Benchmarks.Measuring;

namespace Repro.Table.Benchmarks.Suite;

/// <summary>What a workload showed.</summary>
internal sealed record WorkloadOutcome
{
    /// <summary>Gets the workload.</summary>
    public required WorkloadSpec Spec { get; init; }

    /// <summary>Gets its rungs.</summary>
    public required IReadOnlyList<RungOutcome> Rungs { get; init; }

    /// <summary>Returns how our costs grow with the size, by name; those that cannot be told are left out.</summary>
    public IReadOnlyDictionary<string, double> Exponents() => new (string Name, Func<Measurement, double> Cost)[]
        {
            ("CPU", m => m.CpuSeconds),
            ("requests", m => m.Counters["requests"]),
            ("bytes read", m => m.Counters["bytesRead"]),
            ("allocation", m => m.Counters["allocatedBytes"]),
        }
        .Select(c => (c.Name, Exponent: Growth.Exponent([.. Rungs.Select(r => ((double)r.Size, Ratio.MedianOf(r.Ours.Runs.Select(c.Cost))))])))
        .Where(c => c.Exponent is not null)
        .ToDictionary(c => c.Name, c => c.Exponent!.Value); // Filtered: not null.
}
