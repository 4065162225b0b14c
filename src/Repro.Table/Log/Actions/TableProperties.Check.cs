using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Repro.Table.Log.Actions;

internal sealed partial class TableProperties
{
    // What the writer, the committer, the vacuum or the table of features does something about. Being checked is not enough.
    private static readonly FrozenSet<string> ActedOn = FrozenSet.Create(
        StringComparer.Ordinal,
        "delta.appendOnly", "delta.checkpoint.writeStatsAsJson",
        "delta.checkpointInterval", "delta.checkpointPolicy", "delta.columnMapping.maxColumnId",
        "delta.columnMapping.mode", "delta.dataSkippingNumIndexedCols", "delta.dataSkippingStatsColumns",
        "delta.dataSkippingStringPrefixLength", "delta.deletedFileRetentionDuration", "delta.enableChangeDataCapture",
        "delta.enableChangeDataFeed", "delta.enableDeletionVectors",
        "delta.enableIcebergCompatV1", "delta.enableIcebergCompatV2", "delta.enableIcebergCompatV3",
        "delta.enableIcebergWriterCompatV1", "delta.enableInCommitTimestamps", "delta.enableRowTracking",
        "delta.enableTypeWidening", "delta.enableVariantShredding", "delta.inCommitTimestampEnablementTimestamp",
        "delta.inCommitTimestampEnablementVersion", "delta.logRetentionDuration",
        "delta.parquet.compression.codec", "delta.parquet.format.version", "delta.randomPrefixLength",
        "delta.randomizeFilePrefixes", "delta.targetFileSize");

    private static readonly ImmutableArray<Func<TableProperties, object?>> Properties =
    [
        p => p.CheckpointInterval, p => p.LogRetention, p => p.DeletedFileRetention, p => p.IsExpiredLogCleanupEnabled,
        p => p.SetTransactionRetention, p => p.IsAppendOnly, p => p.IsChangeDataFeedEnabled,
        p => p.AreDeletionVectorsEnabled, p => p.IsInCommitTimestampEnabled, p => p.InCommitTimestampEnablement,
        p => p.CheckpointWritesStatsAsJson, p => p.CheckpointWritesStatsAsStruct, p => p.DataSkippingNumIndexedCols,
        p => p.DataSkippingStatsColumns, p => p.DataSkippingStringPrefixLength, p => p.TargetFileSizeInBytes,
        p => p.CompressionCodec, p => p.DataPageVersion, p => p.RandomizesFilePrefixes, p => p.RandomPrefixLength,
        p => p.IsolationLevel,
    ];

    /// <summary>Returns the properties of the table in the name space of the protocol that nothing here acts on, each
    /// worth a warning: another engine may act on it, or the name is misspelt.</summary>
    public ImmutableArray<string> FindUnused() =>
    [
        .. configuration.Where(p => p.Key.StartsWith("delta.", StringComparison.OrdinalIgnoreCase)
            && !p.Key.StartsWith("delta.constraints.", StringComparison.OrdinalIgnoreCase)
            && !ActedOn.Contains(p.Key)
            && !IsMetAnyway(p.Key, p.Value)).Select(p => p.Key),
    ];

    /// <summary>Checks every property at once, before a table is given them.</summary>
    /// <exception cref="Errors.TablePropertyException">One is bad, or the log would go before the files it speaks
    /// of.</exception>
    public void Validate()
    {
        foreach (Func<TableProperties, object?> property in Properties)
        {
            property(this);
        }

        if (LogRetention < DeletedFileRetention)
        {
            throw Bad(
                Value("delta.logRetentionDuration") is null
                    ? "delta.deletedFileRetentionDuration"
                    : "delta.logRetentionDuration",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the log goes after {LogRetention.TotalDays} days, and deleted files stay for {DeletedFileRetention.TotalDays}"));
        }
    }

    // What is asked for is what is done here with every table.
    private static bool IsMetAnyway(string name, string? value) => (name, value?.ToLowerInvariant()) is
        ("delta.isolationLevel", "serializable")
        or ("delta.enableExpiredLogCleanup" or "delta.checkpoint.writeStatsAsStruct", "false")
        or ("delta.autoOptimize.autoCompact" or "delta.autoOptimize.optimizeWrite", "false");
}
