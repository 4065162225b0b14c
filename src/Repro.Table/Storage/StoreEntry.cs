namespace Repro.Table.Storage;

/// <summary>What a store knows of an object without reading it.</summary>
public readonly record struct StoreEntry
{
    /// <summary>Gets the path below the table root.</summary>
    public required TablePath Path { get; init; }

    /// <summary>Gets the size in bytes; 0 for a directory.</summary>
    public required long SizeInBytes { get; init; }

    /// <summary>Gets when it was last changed, by the store's clock; coarse, never to be compared for equality.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Gets the tag that changes whenever the object does; null where the store has none.</summary>
    public string? EntityTag { get; init; }

    /// <summary>Gets whether it is a directory (or a common prefix) and not an object.</summary>
    public bool IsDirectory { get; init; }
}
