using Repro.Table.Data.DeletionVectors;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Storage;

namespace Repro.Table.Scanning;

/// <summary>The one door through which a deletion vector becomes a path that a store is asked for.</summary>
/// <remarks>
/// <code>
/// i  the data itself            no file
/// u  PREFIX + 20 characters     PREFIX/deletion_vector_UUID.bin, without a prefix in the root; the UUID is Z85
/// p  an absolute path or URI    as for a data file
/// </code>
/// Protocol: Deletion Vector Descriptor Schema, Derived Fields.
/// </remarks>
internal static class DeletionVectorPath
{
    private const int IdTextLength = 20;
    private const int IdLength = 16;

    /// <summary>Places the file of a deletion vector in the store.</summary>
    /// <param name="vector">The descriptor.</param>
    /// <param name="location">The location of the table.</param>
    /// <returns>The file, which may hold other vectors too; null if the vector is in the log itself.</returns>
    /// <exception cref="PathNotAllowedException">It would leave the table, lies in the log, or is no path.</exception>
    /// <exception cref="LogCorruptException">The descriptor cannot be decoded.</exception>
    /// <exception cref="UnsupportedFeatureException">The storage type is unknown.</exception>
    public static TablePath? Resolve(DeletionVectorDescriptor vector, string location) => vector.StorageType switch
    {
        "i" => null,
        "u" => BelowTable(vector),
        "p" => DataFilePath.Resolve(vector.PathOrInlineDv, location),
        _ => throw Throw.DeletionVectorStorageUnknown(vector.StorageType),
    };

    private static TablePath BelowTable(DeletionVectorDescriptor vector)
    {
        string text = vector.PathOrInlineDv;
        int prefixLength = text.Length - IdTextLength;
        Span<byte> id = stackalloc byte[IdLength];
        if (prefixLength < 0 || !Z85.TryDecode(text.AsSpan(prefixLength), id))
        {
            throw Throw.DeletionVectorIdCorrupt(text);
        }

        string name = $"deletion_vector_{new Guid(id, bigEndian: true):D}.bin";
        TablePath path = TablePath.Parse(prefixLength == 0 ? name : $"{text[..prefixLength]}/{name}");
        return path.IsBelow(TablePath.LogDirectory)
            ? throw Throw.PathNotAllowed(path.Value, "it lies in the log")
            : path;
    }
}
