namespace Repro.Table.Log.Actions;

/// <summary>Names a file of row changes that belongs to this version only. Protocol: Add CDC File.</summary>
public sealed record AddCdcFile : LogAction
{
    /// <summary>Gets the path, URI-encoded, relative to the table root or absolute.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the text of each partition value by physical column name.</summary>
    public ValueMap PartitionValues { get; init; } = ValueMap.Empty;

    /// <summary>Gets the size of the file in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Gets the tags of the file; null if there are none.</summary>
    public ValueMap? Tags { get; init; }
}
