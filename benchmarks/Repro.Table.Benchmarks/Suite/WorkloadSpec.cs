namespace Repro.Table.Benchmarks.Suite;

/// <summary>A file of <c>benchmarks/workloads</c>: what is measured, against whom, on which sizes, and how the result is checked.</summary>
internal sealed record WorkloadSpec
{
    /// <summary>Gets the name, also that of the file.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what a reader of the table wants to know.</summary>
    public required string Question { get; init; }

    /// <summary>Gets words to choose workloads by.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Gets what the sizes of the rungs count: rows, files or commits.</summary>
    public required string Unit { get; init; }

    /// <summary>Gets <c>fresh</c> or <c>warm</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>Gets our workload, by its name as a child.</summary>
    public required string Ours { get; init; }

    /// <summary>Gets the peers; none for a workload that has only a limit to keep.</summary>
    public IReadOnlyList<PeerSpec> Peers { get; init; } = [];

    /// <summary>Gets how the result is checked.</summary>
    public required CheckKind Check { get; init; }

    /// <summary>Gets the condition in SQL that the workload filters by; null for none.</summary>
    public string? Condition { get; init; }

    /// <summary>Gets the columns that the workload reads; null for all.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Gets the most resident memory that the workload may take, in MiB; null for no limit.</summary>
    public double? MaxPeakMebibytes { get; init; }

    /// <summary>Gets the sizes, ascending.</summary>
    public required IReadOnlyList<Rung> Rungs { get; init; }

    /// <summary>Gets what a reader should know about the comparison; null for nothing.</summary>
    public string? Note { get; init; }
}
