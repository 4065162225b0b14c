namespace Repro.Table.Benchmarks.Suite;

/// <summary>A peer in a workload.</summary>
internal sealed record PeerSpec
{
    /// <summary>Gets <c>delta-rs</c>, <c>duckdb</c> or <c>parquetsharp</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>Gets what the peer does, by its own name for it.</summary>
    public required string Workload { get; init; }

    /// <summary>Gets more options of the peer; <c>{size}</c> stands for the size of the rung.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];
}
