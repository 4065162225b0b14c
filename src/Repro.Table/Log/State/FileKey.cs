using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Repro.Table.Log.State;

/// <summary>The identity of a logical file in replay: its decoded path together with its deletion-vector id.</summary>
/// <remarks>
/// A view over bytes that someone else keeps. Paths are decoded once, so that two spellings of one name are one file, and
/// <c>file:</c> in its forms is one with the plain absolute path. Protocol: Action Reconciliation.
/// </remarks>
internal readonly ref struct FileKey
{
    public FileKey(ReadOnlySpan<byte> path, string? deletionVectorId)
    {
        Path = path;
        DeletionVectorId = deletionVectorId;
        Hash = ComputeHash(path, deletionVectorId);
    }

    public FileKey(ReadOnlySpan<byte> path, string? deletionVectorId, ulong hash)
    {
        Path = path;
        DeletionVectorId = deletionVectorId;
        Hash = hash;
    }

    /// <summary>Gets the path in UTF-8, as the log spells it.</summary>
    public ReadOnlySpan<byte> Path { get; }

    /// <summary>Gets the unique id of the deletion vector; null without one.</summary>
    public string? DeletionVectorId { get; }

    /// <summary>Gets a hash of the decoded path and the id; equal keys have equal hashes.</summary>
    public ulong Hash { get; }

    /// <summary>Returns whether both name the same logical file, comparing bytes.</summary>
    public bool Matches(FileKey other)
    {
        if (Hash != other.Hash || !string.Equals(DeletionVectorId, other.DeletionVectorId, StringComparison.Ordinal))
        {
            return false;
        }

        if (Path.SequenceEqual(other.Path))
        {
            return true;
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(Path.Length + other.Path.Length);
        try
        {
            int left = DecodePath(Path, rented);
            int right = DecodePath(other.Path, rented.AsSpan(left));
            return rented.AsSpan(0, left).SequenceEqual(rented.AsSpan(left, right));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Writes the decoded, normalised path; what is not a valid escape stays as it is.</summary>
    /// <param name="path">The path as the log spells it.</param>
    /// <param name="destination">At least as long as <paramref name="path"/>.</param>
    /// <returns>The number of bytes written.</returns>
    public static int DecodePath(ReadOnlySpan<byte> path, Span<byte> destination)
    {
        int length = 0;
        for (int i = 0; i < path.Length; i++)
        {
            if (path[i] == (byte)'%' && i + 2 < path.Length
                && HexValue(path[i + 1]) is int high and >= 0 && HexValue(path[i + 2]) is int low and >= 0)
            {
                destination[length++] = (byte)((high << 4) | low);
                i += 2;
            }
            else
            {
                destination[length++] = path[i];
            }
        }

        int skipped = SchemeLength(destination[..length]);
        destination[skipped..length].CopyTo(destination);
        return length - skipped;
    }

    private static int SchemeLength(ReadOnlySpan<byte> path)
    {
        if (!path.StartsWith("file:/"u8))
        {
            return 0;
        }

        return path.StartsWith("file:///"u8) ? "file://".Length : "file:".Length;
    }

    private static ulong ComputeHash(ReadOnlySpan<byte> path, string? deletionVectorId)
    {
        ulong hash;
        if (!path.Contains((byte)'%') && !path.StartsWith("file:"u8))
        {
            hash = Mix(0x9E3779B97F4A7C15, path);
        }
        else
        {
            byte[] rented = ArrayPool<byte>.Shared.Rent(path.Length);
            hash = Mix(0x9E3779B97F4A7C15, rented.AsSpan(0, DecodePath(path, rented)));
            ArrayPool<byte>.Shared.Return(rented);
        }

        if (deletionVectorId is not null)
        {
            byte[] rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(deletionVectorId.Length));
            hash = Mix(hash, rented.AsSpan(0, Encoding.UTF8.GetBytes(deletionVectorId, rented)));
            ArrayPool<byte>.Shared.Return(rented);
        }

        return hash;
    }

    private static ulong Mix(ulong hash, ReadOnlySpan<byte> bytes)
    {
        hash ^= (ulong)bytes.Length;
        while (bytes.Length >= sizeof(ulong))
        {
            hash = Avalanche(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        Span<byte> tail = stackalloc byte[sizeof(ulong)];
        tail.Clear();
        bytes.CopyTo(tail);
        return Avalanche(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(tail));
    }

    private static ulong Avalanche(ulong value)
    {
        value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93;
        value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93;
        return value ^ (value >> 32);
    }

    private static int HexValue(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        _ => -1,
    };
}
