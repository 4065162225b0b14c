using System.Globalization;
using System.Text;

namespace Repro.Table.Benchmarks.Fixtures;

/// <summary>A digest of the live files of a version that does not depend on their order: paths and sizes.</summary>
internal sealed class FileDigest
{
    private const ulong Basis = 0xCBF29CE484222325;
    private const ulong Prime = 0x100000001B3;

    private ulong _sum;
    private long _count;

    /// <summary>Adds a file.</summary>
    public void Add(string path, long sizeInBytes)
    {
        // FNV-1a, with the size as eight more bytes.
        ulong hash = Basis;
        foreach (byte value in Encoding.UTF8.GetBytes(path))
        {
            hash = (hash ^ value) * Prime;
        }

        for (int shift = 0; shift < 64; shift += 8)
        {
            hash = (hash ^ (byte)(sizeInBytes >> shift)) * Prime;
        }

        _sum += hash;
        _count++;
    }

    /// <summary>Names count and digest.</summary>
    public Dictionary<string, string> Describe() => new()
    {
        ["files"] = _count.ToString(CultureInfo.InvariantCulture),
        ["digest"] = _sum.ToString("x16", CultureInfo.InvariantCulture),
    };
}
