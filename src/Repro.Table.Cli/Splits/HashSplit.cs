using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Repro.Table.Cli.Splits;

/// <summary>Divides keys into parts by their hash: a key keeps its part, whatever rows come, go or change around it.</summary>
/// <remarks>
/// <code>
/// u       first 8 bytes, big endian, of SHA-256(salt as UTF-8, 00, key bytes)
/// bound   floor(2^64 x sum of the shares up to a part), exact
/// part    the first one with u below its bound
/// </code>
/// The bytes of an integer key are its decimal text, so that pandas or SQL reproduce the split in a line.
/// </remarks>
internal sealed class HashSplit
{
    private readonly byte[] _prefix;
    private readonly IReadOnlyList<SplitPart> _parts;

    private HashSplit(byte[] prefix, IReadOnlyList<SplitPart> parts, IReadOnlyList<UInt128> bounds)
    {
        _prefix = prefix;
        _parts = parts;
        Bounds = bounds;
    }

    /// <summary>Gets the exclusive upper bound of each part; the last one is 2^64.</summary>
    public IReadOnlyList<UInt128> Bounds { get; }

    /// <summary>Makes a split.</summary>
    /// <param name="salt">Text that gives another split of the same keys.</param>
    /// <param name="parts">The parts in order.</param>
    /// <exception cref="ArgumentException">The shares are no decimals or do not add up to exactly 1.</exception>
    public static HashSplit Create(string salt, IReadOnlyList<SplitPart> parts) =>
        new([.. Encoding.UTF8.GetBytes(salt), 0], parts, ExactBounds(parts));

    /// <summary>Returns the name of the part of an integer key.</summary>
    public string PartOf(long key)
    {
        Span<byte> text = stackalloc byte[20];
        key.TryFormat(text, out int length, provider: CultureInfo.InvariantCulture);
        return PartOfHash(Hash(text[..length]));
    }

    /// <summary>Returns the hash of key bytes.</summary>
    public ulong Hash(ReadOnlySpan<byte> keyBytes)
    {
        byte[] message = [.. _prefix, .. keyBytes];
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(message, digest);
        return BinaryPrimitives.ReadUInt64BigEndian(digest);
    }

    /// <summary>Returns the name of the part of a hash.</summary>
    public string PartOfHash(ulong hash)
    {
        int part = 0;
        while (hash >= Bounds[part])
        {
            part++;
        }

        return _parts[part].Name;
    }

    private static UInt128[] ExactBounds(IReadOnlyList<SplitPart> parts)
    {
        int scale = parts.Max(part => FractionLength(part.Share));
        BigInteger one = BigInteger.Pow(10, scale);
        BigInteger sum = BigInteger.Zero;
        UInt128[] bounds = new UInt128[parts.Count];
        for (int i = 0; i < parts.Count; i++)
        {
            sum += Unscaled(parts[i].Share, scale);
            bounds[i] = sum > one ? 0 : (UInt128)((sum << 64) / one);
        }

        string shares = string.Join(" + ", parts.Select(part => part.Share));
        return sum == one ? bounds : throw new ArgumentException($"The shares {shares} do not add up to exactly 1.");
    }

    private static int FractionLength(string share)
    {
        int point = share.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : share.Length - point - 1;
    }

    private static BigInteger Unscaled(string share, int scale)
    {
        string digits = share.Replace(".", string.Empty, StringComparison.Ordinal) + new string('0', scale - FractionLength(share));
        return share.Count(c => c == '.') <= 1
            && BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger value)
                ? value
                : throw new ArgumentException($"The share '{share}' is not a decimal like 0.8.");
    }
}
