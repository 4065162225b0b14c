using System.Collections.Immutable;
using Repro.Table.Log.Actions;
using Repro.Table.Log.State;

namespace Repro.Table.Log.Commits;

/// <summary>A change that is ready to be committed: what was read, and the actions that are to become one version.</summary>
internal sealed record StagedTransaction
{
    /// <summary>Gets the state that the change was made for; null to create a table.</summary>
    public required SnapshotState? Read { get; init; }

    /// <summary>Gets when that state was taken for the newest; of no meaning without one.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>Gets what was looked at.</summary>
    public required ReadSet ReadSet { get; init; }

    /// <summary>Gets the identity by which the commit is known again, a UUID as text.</summary>
    public required string TransactionId { get; init; }

    /// <summary>Gets the operation, as Spark names it.</summary>
    public required string Operation { get; init; }

    /// <summary>Gets the parameters of the operation, each JSON text.</summary>
    public ValueMap OperationParameters { get; init; } = ValueMap.Empty;

    /// <summary>Gets the metrics of the operation, each a number as text.</summary>
    public ValueMap OperationMetrics { get; init; } = ValueMap.Empty;

    /// <summary>Gets text to record with the commit; null for none.</summary>
    public string? UserMetadata { get; init; }

    /// <summary>Gets the actions, without provenance, in the order in which they are written.</summary>
    public required ImmutableArray<LogAction> Actions { get; init; }

    /// <summary>Gets whether the change only adds files and looked at nothing.</summary>
    public bool IsBlindAppend => !ReadSet.IsWholeTable && Actions.All(a => a is AddFile or SetTransaction)
        && Actions.Any(a => a is AddFile);
}
