namespace Repro.Table.Log.Actions;

/// <summary>Says where the set of removed rows of a file is stored. Protocol: Deletion Vector Descriptor Schema.</summary>
public sealed record DeletionVectorDescriptor
{
    /// <summary>Gets <c>u</c> (file named by a UUID below the table), <c>p</c> (absolute path) or <c>i</c> (inline).</summary>
    public required string StorageType { get; init; }

    /// <summary>Gets the encoded UUID with its prefix, the absolute path, or the encoded data itself.</summary>
    public required string PathOrInlineDv { get; init; }

    /// <summary>Gets where the data begins in its file, in bytes; null means at its start, and is the only value for inline.</summary>
    public int? Offset { get; init; }

    /// <summary>Gets the size of the data in bytes, before any text encoding.</summary>
    public required int SizeInBytes { get; init; }

    /// <summary>Gets how many rows are removed.</summary>
    public required long Cardinality { get; init; }

    /// <summary>Gets the identity of this set, which with the path is the identity of a logical file.</summary>
    public string UniqueId => Offset is int offset
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{StorageType}{PathOrInlineDv}@{offset}")
        : StorageType + PathOrInlineDv;
}
