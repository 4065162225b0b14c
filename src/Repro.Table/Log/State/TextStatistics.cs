namespace Repro.Table.Log.State;

/// <summary>Statistics with bounds that are texts, in UTF-8 and ordered by its bytes; they may be cut.</summary>
internal sealed class TextStatistics(ByteArena min, ByteArena max, long[] nullCounts) : StatisticsColumn(nullCounts)
{
    /// <summary>Gets what an unknown upper bound is: a byte that is above every text.</summary>
    public static ReadOnlySpan<byte> AboveAll => [byte.MaxValue];

    /// <summary>Returns a text that no value of a file is below.</summary>
    public ReadOnlySpan<byte> Min(int row) => min[row];

    /// <summary>Returns a text that no value of a file is above.</summary>
    public ReadOnlySpan<byte> Max(int row) => max[row];
}
