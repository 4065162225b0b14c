using System.Buffers.Binary;

namespace Repro.Table.Storage;

/// <summary>The same identities in the same order for the same seed, for tests and for reproducible writes.</summary>
/// <remarks>
/// Never the only source of names of two writers of one table: with equal seeds they would choose equal names. The sequence is
/// part of the format of reproducible writes and does not change: identity n is the SplitMix64 outputs 2n and 2n + 1 of the
/// seed, big-endian, with the version and variant bits of a random UUID.
/// </remarks>
public sealed class SeededIdSource : IIdSource
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private readonly ulong _seed;
    private long _count = -1;

    /// <summary>Creates a source at its beginning.</summary>
    /// <param name="seed">Any number.</param>
    public SeededIdSource(ulong seed)
    {
        _seed = seed;
    }

    /// <inheritdoc/>
    public Guid NextId()
    {
        var index = (ulong)Interlocked.Increment(ref _count) * 2;
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Output(index));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Output(index + 1));
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Returns the n-th output of SplitMix64, counted from 0; it needs no other to be computed first.</summary>
    private ulong Output(ulong index)
    {
        var z = unchecked(_seed + ((index + 1) * Step));
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }
}
