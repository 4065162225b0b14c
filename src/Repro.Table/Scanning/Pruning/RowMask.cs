using System.Numerics;

namespace Repro.Table.Scanning.Pruning;

/// <summary>A bit a row, 64 to a word, the lowest first: what a test says of the files of a segment.</summary>
internal static class RowMask
{
    /// <summary>Returns how many words the rows need.</summary>
    public static int WordCount(int rowCount) => (rowCount + 63) >> 6;

    /// <summary>Sets all rows, and no bit behind them.</summary>
    public static void SetAll(Span<ulong> rows, int rowCount)
    {
        rows.Fill(ulong.MaxValue);
        if ((rowCount & 63) != 0)
        {
            rows[^1] = (1UL << rowCount) - 1;
        }
    }

    public static void Set(Span<ulong> rows, int row) => rows[row >> 6] |= 1UL << row;

    public static void And(Span<ulong> rows, ReadOnlySpan<ulong> others)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] &= others[i];
        }
    }

    public static void Or(Span<ulong> rows, ReadOnlySpan<ulong> others)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] |= others[i];
        }
    }

    public static int Count(ReadOnlySpan<ulong> rows)
    {
        int count = 0;
        foreach (ulong word in rows)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }
}
