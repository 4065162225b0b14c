using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Repro.Table.Log.Actions;

internal sealed partial class TableProperties
{
    // Read above, or by the table of features.
    private static readonly FrozenSet<string> ActedOn = FrozenSet.Create(
        StringComparer.Ordinal,
        "delta.appendOnly", "delta.checkpoint.writeStatsAsJson", "delta.checkpoint.writeStatsAsStruct",
        "delta.checkpointInterval", "delta.checkpointPolicy", "delta.columnMapping.maxColumnId",
        "delta.columnMapping.mode", "delta.dataSkippingNumIndexedCols", "delta.dataSkippingStatsColumns",
        "delta.dataSkippingStringPrefixLength", "delta.deletedFileRetentionDuration", "delta.enableChangeDataCapture",
        "delta.enableChangeDataFeed", "delta.enableDeletionVectors", "delta.enableExpiredLogCleanup",
        "delta.enableIcebergCompatV1", "delta.enableIcebergCompatV2", "delta.enableIcebergCompatV3",
        "delta.enableIcebergWriterCompatV1", "delta.enableInCommitTimestamps", "delta.enableRowTracking",
        "delta.enableTypeWidening", "delta.enableVariantShredding", "delta.inCommitTimestampEnablementTimestamp",
        "delta.inCommitTimestampEnablementVersion", "delta.isolationLevel", "delta.logRetentionDuration",
        "delta.parquet.compression.codec", "delta.parquet.format.version", "delta.randomPrefixLength",
        "delta.randomizeFilePrefixes", "delta.setTransactionRetentionDuration", "delta.targetFileSize");

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
        .. configuration.Keys.Where(name => name.StartsWith("delta.", StringComparison.OrdinalIgnoreCase)
            && !name.StartsWith("delta.constraints.", StringComparison.OrdinalIgnoreCase)
            && !ActedOn.Contains(name)),
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
}
