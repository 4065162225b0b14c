using Repro.Table.Benchmarks.Measuring;

namespace Repro.Table.Benchmarks.Suite;

/// <summary>What a rung showed.</summary>
internal sealed record RungOutcome
{
    /// <summary>Gets the size.</summary>
    public required long Size { get; init; }

    /// <summary>Gets our runs.</summary>
    public required Side Ours { get; init; }

    /// <summary>Gets those of the peers.</summary>
    public required IReadOnlyList<Side> Peers { get; init; }

    /// <summary>Gets what is wrong with the result or the memory; null if nothing is, else no time counts.</summary>
    public required string? Failure { get; init; }

    /// <summary>Gets the load of the machine when the rung began: how many threads wanted to run in the last minute.</summary>
    public required double Load { get; init; }

    /// <summary>Compares our processor time with that of a peer.</summary>
    public Ratio RatioTo(Side peer) => Ratio.Of([.. Ours.Runs.Select(r => r.CpuSeconds)], [.. peer.Runs.Select(r => r.CpuSeconds)]);
}
