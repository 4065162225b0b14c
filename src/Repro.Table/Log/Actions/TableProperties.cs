using System.Collections.Immutable;
using Repro.Table.Errors;
using Repro.Table.Schemas;

namespace Repro.Table.Log.Actions;

/// <summary>The table properties that this library acts on, with their defaults. Protocol: Table Properties.</summary>
/// <remarks>
/// Values are text that any program may have written. Each is read when it is asked for, and a bad one fails there, as
/// a <see cref="Errors.TablePropertyException"/>: a table with a bad retention can be read, but not vacuumed. Words
/// and numbers are taken in any case and without regard to the culture; a null value counts as absent.
/// </remarks>
internal sealed partial class TableProperties(ValueMap configuration, string? location = null, long? version = null)
{
    /// <summary>Gets after how many commits a checkpoint is due, at least 1.</summary>
    public int CheckpointInterval => Integer("delta.checkpointInterval", 10, 1, int.MaxValue);

    /// <summary>Gets how long files of the log are kept.</summary>
    public TimeSpan LogRetention => Duration("delta.logRetentionDuration") ?? TimeSpan.FromDays(30);

    /// <summary>Gets how long a tombstone, and the file it stands for, is kept.</summary>
    public TimeSpan DeletedFileRetention => Duration("delta.deletedFileRetentionDuration") ?? TimeSpan.FromDays(7);

    /// <summary>Gets whether <see cref="DeletedFileRetention"/> is the default because the table does not
    /// say.</summary>
    public bool IsDeletedFileRetentionDefault => Value("delta.deletedFileRetentionDuration") is null;

    /// <summary>Gets whether files of the log go once they are older than <see cref="LogRetention"/>.</summary>
    public bool IsExpiredLogCleanupEnabled => Flag("delta.enableExpiredLogCleanup", orElse: true);

    /// <summary>Gets after how long an application transaction is forgotten; null for never.</summary>
    public TimeSpan? SetTransactionRetention => Duration("delta.setTransactionRetentionDuration");

    /// <summary>Gets whether rows may only be added.</summary>
    public bool IsAppendOnly => Flag("delta.appendOnly", orElse: false);

    /// <summary>Gets whether changes of rows can be read as such.</summary>
    public bool IsChangeDataFeedEnabled =>
        Flag(
            Value("delta.enableChangeDataFeed") is null ? "delta.enableChangeDataCapture" : "delta.enableChangeDataFeed",
            orElse: false);

    /// <summary>Gets whether writers may mark rows as removed instead of rewriting files; marks that exist count either
    /// way.</summary>
    public bool AreDeletionVectorsEnabled => Flag("delta.enableDeletionVectors", orElse: false);

    /// <summary>Gets whether commits carry their time inside.</summary>
    public bool IsInCommitTimestampEnabled => Flag("delta.enableInCommitTimestamps", orElse: false);

    /// <summary>Gets the first version and time that commits carry inside; null if all of them do.</summary>
    /// <exception cref="Errors.TablePropertyException">One stands without the other, or is no number.</exception>
    public (long Version, long Timestamp)? InCommitTimestampEnablement
    {
        get
        {
            const string versionName = "delta.inCommitTimestampEnablementVersion";
            const string timestampName = "delta.inCommitTimestampEnablementTimestamp";
            long? first = Long(versionName, 0, long.MaxValue);
            long? timestamp = Long(timestampName, long.MinValue, long.MaxValue);
            return (first, timestamp) switch
            {
                (null, null) => null,
                (long v, long t) => (v, t),
                (null, _) => throw Bad(timestampName, $"it means nothing without {versionName}"),
                _ => throw Bad(versionName, $"it means nothing without {timestampName}"),
            };
        }
    }

    /// <summary>Gets whether checkpoints carry statistics as JSON text.</summary>
    public bool CheckpointWritesStatsAsJson => Flag("delta.checkpoint.writeStatsAsJson", orElse: true);

    /// <summary>Gets whether checkpoints carry statistics as columns; false when absent, as the protocol has it, unlike
    /// Spark.</summary>
    public bool CheckpointWritesStatsAsStruct => Flag("delta.checkpoint.writeStatsAsStruct", orElse: false);

    /// <summary>Gets how many leaf columns get statistics, from the first; -1 for all.</summary>
    public int DataSkippingNumIndexedCols => Integer("delta.dataSkippingNumIndexedCols", 32, -1, int.MaxValue);

    /// <summary>Gets the columns that get statistics instead, in the order given; null if the table does not
    /// choose.</summary>
    public ImmutableArray<ColumnPath>? DataSkippingStatsColumns
    {
        get
        {
            const string name = "delta.dataSkippingStatsColumns";
            try
            {
                return Value(name) is string list ? ColumnPath.ParseList(list) : null;
            }
            catch (FormatException e)
            {
                throw Bad(name, e.Message.TrimEnd('.'));
            }
        }
    }

    /// <summary>Gets how many UTF-16 units of text a bound keeps.</summary>
    public int DataSkippingStringPrefixLength => Integer("delta.dataSkippingStringPrefixLength", 32, 0, int.MaxValue);

    /// <summary>Gets the size at which a new data file is begun, in bytes.</summary>
    public long TargetFileSizeInBytes => Size("delta.targetFileSize") ?? 128L << 20;

    /// <summary>Gets the codec of Parquet files, in lower case: zstd, snappy, gzip, lz4_raw or none.</summary>
    public string CompressionCodec => Value("delta.parquet.compression.codec")?.ToLowerInvariant() switch
    {
        null => "zstd",
        "uncompressed" => "none",
        "lz4" => "lz4_raw",
        string codec when codec is "zstd" or "snappy" or "gzip" or "lz4_raw" or "none" => codec,
        _ => throw Bad(
            "delta.parquet.compression.codec", "codecs that can be written are zstd, snappy, gzip, lz4_raw and none"),
    };

    /// <summary>Gets the version of data pages that Parquet files should have, 1 or 2.</summary>
    public int DataPageVersion => Value("delta.parquet.format.version") switch
    {
        null or "1.0.0" => 1,
        string v when v.StartsWith("2.", StringComparison.Ordinal) && Version.TryParse(v, out _) => 2,
        _ => throw Bad("delta.parquet.format.version", "known are 1.0.0 and 2.x.x"),
    };

    /// <summary>Refuses properties that ask for data files of a kind that cannot be written here.</summary>
    /// <exception cref="Errors.UnsupportedFeatureException">It names property and value.</exception>
    /// <exception cref="Errors.TablePropertyException">The property has a bad value.</exception>
    public void RequireWritableFiles()
    {
        if (DataPageVersion != 1)
        {
            throw Throw.FormatVersionUnsupported(Value("delta.parquet.format.version") ?? string.Empty, location, version);
        }
    }

    /// <summary>Gets whether data files lie in directories with random names instead of partition values.</summary>
    public bool RandomizesFilePrefixes => Flag("delta.randomizeFilePrefixes", orElse: false);

    /// <summary>Gets the length of such a name.</summary>
    public int RandomPrefixLength => Integer("delta.randomPrefixLength", 2, 1, 64);

    /// <summary>Gets the isolation of commits.</summary>
    public IsolationLevel IsolationLevel => Value("delta.isolationLevel")?.ToLowerInvariant() switch
    {
        null or "serializable" => IsolationLevel.Serializable,
        "writeserializable" => IsolationLevel.WriteSerializable,
        _ => throw Bad("delta.isolationLevel", "known are Serializable and WriteSerializable"),
    };

    /// <summary>Returns how columns are mapped: the property counts only where the protocol supports the
    /// feature.</summary>
    public ColumnMappingMode ColumnMappingMode(Protocol protocol) => FeatureSupport.Supports(protocol, "columnMapping")
        ? Value(ColumnMapping.ModeProperty)?.ToLowerInvariant() switch
        {
            null or "none" => Schemas.ColumnMappingMode.None,
            "name" => Schemas.ColumnMappingMode.Name,
            "id" => Schemas.ColumnMappingMode.Id,
            _ => throw Bad(ColumnMapping.ModeProperty, "known are none, name and id"),
        }
        : Schemas.ColumnMappingMode.None;
}
