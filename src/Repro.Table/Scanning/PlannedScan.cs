using Repro.Table.Expressions.Conditions;
using Repro.Table.Log.State;
using Repro.Table.Scanning.Pruning;

namespace Repro.Table.Scanning;

/// <summary>A scan of which it is known what it reads and in which order. Immutable.</summary>
internal sealed record PlannedScan
{
    /// <summary>Gets the version.</summary>
    public required SnapshotState State { get; init; }

    /// <summary>Gets the columns.</summary>
    public required ScanColumns Columns { get; init; }

    /// <summary>Gets what keeps the rows that pass; null if all do.</summary>
    public required RowFilter? Filter { get; init; }

    /// <summary>Gets the condition under physical names; null for none.</summary>
    public required Condition? Condition { get; init; }

    /// <summary>Gets the files, in reading order.</summary>
    public required FileScanTask[] Tasks { get; init; }

    /// <summary>Gets what was left out.</summary>
    public required PruneCounts Pruned { get; init; }
}
