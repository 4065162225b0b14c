using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Repro.Table.Log.State;
using Repro.Table.Storage;

namespace Repro.Table.Operations.Vacuum;

/// <summary>Sixteen bytes that stand for a path, so that sets of all files of a large table fit into memory.</summary>
/// <remarks>A part of a cryptographic hash: not even the author of a hostile log can make two paths meet.</remarks>
internal static class PathDigest
{
    /// <summary>Returns the digest of a file in the store.</summary>
    public static UInt128 Of(TablePath path) => Of(MemoryMarshal.AsBytes(path.Value.AsSpan()));

    /// <summary>Returns the digest of a logical file, the same for all spellings that replay takes for one.</summary>
    public static UInt128 Of(FileKey key)
    {
        string id = key.DeletionVectorId ?? string.Empty;
        byte[] rented = ArrayPool<byte>.Shared.Rent(key.Path.Length + 1 + Encoding.UTF8.GetMaxByteCount(id.Length));
        try
        {
            int length = FileKey.DecodePath(key.Path, rented);
            rented[length++] = 0;
            length += Encoding.UTF8.GetBytes(id, rented.AsSpan(length));
            return Of(rented.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static UInt128 Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
