namespace Repro.Table.Data.Statistics;

/// <summary>Shortens the bounds of strings such that they stay bounds in the order of UTF-8 bytes.</summary>
internal static class StringTruncation
{
    private const char LastAscii = '\u007F';
    private const string LastCodePoint = "\U0010FFFF";

    /// <summary>Returns a prefix: it is never above its text.</summary>
    public static string Min(string text, int prefixLength) => text[..CutAt(text, prefixLength)];

    /// <summary>Returns a text that is not below the given one; null if none of twice the prefix's length was
    /// found.</summary>
    /// <remarks>
    /// The prefix followed by something above what follows it in the text. Where the highest code point follows,
    /// nothing is
    /// above, so the prefix grows past it.
    /// </remarks>
    public static string? Max(string text, int prefixLength)
    {
        for (int cut = CutAt(text, prefixLength); cut <= 2 * prefixLength; cut += LastCodePoint.Length)
        {
            if (cut == text.Length)
            {
                return text;
            }

            if (!text.AsSpan(cut).StartsWith(LastCodePoint, StringComparison.Ordinal))
            {
                return string.Concat(text.AsSpan(0, cut), text[cut] < LastAscii ? $"{LastAscii}" : LastCodePoint);
            }
        }

        return null;
    }

    /// <summary>Returns where to cut: after the prefix, or one unit later where that would split a surrogate
    /// pair.</summary>
    private static int CutAt(string text, int prefixLength)
    {
        if (text.Length <= prefixLength)
        {
            return text.Length;
        }

        return char.IsHighSurrogate(text[prefixLength - 1]) ? prefixLength + 1 : prefixLength;
    }
}
