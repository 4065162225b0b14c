using Repro.Table.Log.Actions;
using Repro.Table.Log.Segments;

namespace Repro.Table;

/// <summary>One line of a table's history.</summary>
public sealed record TableVersion
{
    /// <summary>Gets the version.</summary>
    public required long Version { get; init; }

    /// <summary>Gets when it was committed: the in-commit timestamp where the table has them, else the adjusted time of its file.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Gets the operation as its writer named it, for example <c>WRITE</c>; null if it did not say.</summary>
    public string? Operation { get; init; }

    /// <summary>Gets the parameters of the operation, each as JSON text; empty if the writer gave none.</summary>
    public ValueMap OperationParameters { get; init; } = ValueMap.Empty;

    /// <summary>Gets the metrics of the operation as text; empty if the writer gave none.</summary>
    public ValueMap OperationMetrics { get; init; } = ValueMap.Empty;

    /// <summary>Gets the version that the writer had read; null if it did not say.</summary>
    public long? ReadVersion { get; init; }

    /// <summary>Gets whether the commit only added files without looking at the table; null if the writer did not say.</summary>
    public bool? IsBlindAppend { get; init; }

    /// <summary>Gets the text that was recorded with the commit; null if none.</summary>
    public string? UserMetadata { get; init; }

    /// <summary>Gets the program that wrote it; null if it did not say.</summary>
    public string? EngineInfo { get; init; }

    /// <summary>Gets the whole <c>commitInfo</c> as JSON text; null if the commit has none.</summary>
    public string? CommitInfo { get; init; }

    internal static TableVersion Of(long version, long time, CommitInfo? info) => new()
    {
        Version = version,
        Timestamp = CommitTimes.ToInstant(time),
        Operation = info?.Operation,
        OperationParameters = info?.OperationParameters ?? ValueMap.Empty,
        OperationMetrics = info?.OperationMetrics ?? ValueMap.Empty,
        ReadVersion = info?.ReadVersion,
        IsBlindAppend = info?.IsBlindAppend,
        UserMetadata = info?.UserMetadata,
        EngineInfo = info?.EngineInfo,
        CommitInfo = info?.Json,
    };
}
