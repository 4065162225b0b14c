namespace Repro.Table.Storage;

/// <summary>The order of listings: that of the UTF-8 bytes of names, which is the order of code points.</summary>
/// <remarks>
/// Ordinal comparison of .NET strings differs from it: it puts a surrogate pair (U+10000 and above) before U+E000 to U+FFFF.
/// </remarks>
public static class Utf8Order
{
    /// <summary>Gets the order as a comparer; null comes first.</summary>
    public static IComparer<string> Comparer { get; } =
        Comparer<string>.Create(static (x, y) => x is null ? (y is null ? 0 : -1) : y is null ? 1 : Compare(x, y));

    /// <summary>Compares two texts of valid UTF-16 as their UTF-8 bytes would compare, without encoding them.</summary>
    /// <returns>Below zero, zero or above zero.</returns>
    public static int Compare(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        var common = x.CommonPrefixLength(y);
        return common < x.Length && common < y.Length
            ? Rank(x[common]) - Rank(y[common])
            : x.Length - y.Length;
    }

    /// <summary>Moves surrogates above all other units, where the code points that they stand for belong.</summary>
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
