namespace Repro.Table.Log.Actions;

/// <summary>Provenance of a commit, in free form. Protocol: Commit Provenance Information.</summary>
/// <remarks>It is read from the commit itself only: checkpoints do not keep it.</remarks>
internal sealed record CommitInfo : LogAction
{
    /// <summary>Gets when the writer says that it committed, in milliseconds since the Unix epoch; null if it did not say.</summary>
    public long? Timestamp { get; init; }

    /// <summary>Gets the commit time that rules time travel where the table has in-commit timestamps, in milliseconds since the
    /// Unix epoch; null without. Protocol: In-Commit Timestamps.</summary>
    public long? InCommitTimestamp { get; init; }

    /// <summary>Gets the name of the operation; null if the writer did not say.</summary>
    public string? Operation { get; init; }

    /// <summary>Gets the parameters of the operation; what is no string is kept as JSON text.</summary>
    public ValueMap OperationParameters { get; init; } = ValueMap.Empty;

    /// <summary>Gets the version that the writer had read; null if it did not say.</summary>
    public long? ReadVersion { get; init; }

    /// <summary>Gets the isolation level; null if the writer did not say.</summary>
    public string? IsolationLevel { get; init; }

    /// <summary>Gets whether the commit only added files without looking at the table; null if the writer did not say.</summary>
    public bool? IsBlindAppend { get; init; }

    /// <summary>Gets the metrics of the operation; what is no string is kept as JSON text.</summary>
    public ValueMap OperationMetrics { get; init; } = ValueMap.Empty;

    /// <summary>Gets the text recorded by the user; null for none.</summary>
    public string? UserMetadata { get; init; }

    /// <summary>Gets the program that wrote the commit; null if it did not say.</summary>
    public string? EngineInfo { get; init; }

    /// <summary>Gets the identity of the transaction, by which a writer knows its own commit again; null if it has none.</summary>
    public string? TxnId { get; init; }

    /// <summary>Gets the whole action as JSON text; null for one that is yet to be written.</summary>
    public string? Json { get; init; }
}
