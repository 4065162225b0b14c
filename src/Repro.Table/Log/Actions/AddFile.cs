namespace Repro.Table.Log.Actions;

/// <summary>Adds a logical file to the table, or replaces the metadata of one that is there.</summary>
/// <remarks>Identity is the decoded path together with the deletion-vector id. Protocol: Add File and Remove File.</remarks>
public sealed record AddFile : LogAction
{
    /// <summary>Gets the path, URI-encoded, relative to the table root or absolute.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the text of each partition value by physical column name; a null value is null.</summary>
    public ValueMap PartitionValues { get; init; } = ValueMap.Empty;

    /// <summary>Gets the size of the data file in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Gets when the file was made, in milliseconds since the Unix epoch.</summary>
    public required long ModificationTime { get; init; }

    /// <summary>Gets whether rows were added; false if they were only rearranged.</summary>
    public bool DataChange { get; init; } = true;

    /// <summary>Gets the per-file statistics as JSON text; null if the writer gave none. Protocol: Per-file Statistics.</summary>
    public string? Stats { get; init; }

    /// <summary>Gets the tags of the file; null if there are none.</summary>
    public ValueMap? Tags { get; init; }

    /// <summary>Gets where the set of removed rows is stored; null if no row was removed.</summary>
    public DeletionVectorDescriptor? DeletionVector { get; init; }

    /// <summary>Gets the row id of the first row; null without row tracking.</summary>
    public long? BaseRowId { get; init; }

    /// <summary>Gets the version that first held the file's rows; null without row tracking.</summary>
    public long? DefaultRowCommitVersion { get; init; }

    /// <summary>Gets who clustered the file; null if nobody did.</summary>
    public string? ClusteringProvider { get; init; }
}
