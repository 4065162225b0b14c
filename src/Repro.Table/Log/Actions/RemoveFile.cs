namespace Repro.Table.Log.Actions;

/// <summary>Removes a logical file from the table as of this commit.</summary>
/// <remarks>
/// The data file stays in storage until vacuum finds the tombstone older than the retention period.
/// Protocol: Add File and Remove File.
/// </remarks>
public sealed record RemoveFile : LogAction
{
    /// <summary>Gets the path, byte for byte as the <see cref="AddFile"/> had it.</summary>
    public required string Path { get; init; }

    /// <summary>Gets when the file was removed, in milliseconds since the Unix epoch; null if the writer did not say.</summary>
    public long? DeletionTimestamp { get; init; }

    /// <summary>Gets whether rows were removed; false if they were only rearranged.</summary>
    public bool DataChange { get; init; } = true;

    /// <summary>Gets whether partition values, size and tags are given; null if the writer did not say.</summary>
    public bool? ExtendedFileMetadata { get; init; }

    /// <summary>Gets the partition values of the file; null if the writer did not say.</summary>
    public ValueMap? PartitionValues { get; init; }

    /// <summary>Gets the size of the data file in bytes; null if the writer did not say.</summary>
    public long? Size { get; init; }

    /// <summary>Gets the tags that the file had; null if it had none, or the writer did not say.</summary>
    public ValueMap? Tags { get; init; }

    /// <summary>Gets the deletion vector of the logical file that is removed; null if it had none.</summary>
    public DeletionVectorDescriptor? DeletionVector { get; init; }

    /// <summary>Gets the row id of the first row; null without row tracking.</summary>
    public long? BaseRowId { get; init; }

    /// <summary>Gets the version that first held the file's rows; null without row tracking.</summary>
    public long? DefaultRowCommitVersion { get; init; }
}
