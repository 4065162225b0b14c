namespace Repro.Table.Log.Segments;

/// <summary>What a name in <c>_delta_log</c> stands for.</summary>
internal enum LogFileKind
{
    /// <summary>Nothing that replay reads: a temporary name, a directory, the file of another program.</summary>
    Other,

    /// <summary>The actions of one version, <c>N.json</c>.</summary>
    Commit,

    /// <summary>
    /// Digits and <c>.json</c>, but not 20 digits or more than a version can be. Other programs may take it for a
    /// commit, so that two of them would read two tables: whoever finds it in the log must not go on.
    /// </summary>
    MalformedCommit,

    /// <summary>A checkpoint in one file, <c>N.checkpoint.parquet</c>.</summary>
    ClassicCheckpoint,

    /// <summary>A part of a checkpoint, <c>N.checkpoint.PART.PARTS.parquet</c>.</summary>
    MultiPartCheckpoint,

    /// <summary>The top file of a V2 checkpoint as Parquet, <c>N.checkpoint.UNIQUE.parquet</c>.</summary>
    UuidParquetCheckpoint,

    /// <summary>The top file of a V2 checkpoint as JSON, <c>N.checkpoint.UNIQUE.json</c>.</summary>
    UuidJsonCheckpoint,

    /// <summary>What version N adds up to, <c>N.crc</c>.</summary>
    Checksum,

    /// <summary>The reconciled actions of a range of versions, <c>N.M.compacted.json</c>.</summary>
    Compaction,
}
