namespace Repro.Table.Log.Segments;

/// <summary>The forms of a checkpoint. Protocol: Checkpoints.</summary>
internal enum CheckpointForm
{
    /// <summary>One Parquet file with a plain name.</summary>
    Classic,

    /// <summary>Several Parquet files that make up one checkpoint; read only.</summary>
    MultiPart,

    /// <summary>V2, named by a UUID.</summary>
    Uuid,
}
