namespace Repro.Table.Log.State;

/// <summary>The statistics of one leaf for all files of a segment: counts of nulls, and in the heirs bounds. Immutable.</summary>
/// <remarks>An unknown bound is the widest of the type, so that comparisons with it keep the file.</remarks>
internal class StatisticsColumn(long[] nullCounts)
{
    /// <summary>What a count has that is not known.</summary>
    public const long Unknown = -1;

    /// <summary>Gets for each file how many of its rows are null; <see cref="Unknown"/> if that is not known.</summary>
    /// <remarks>With deletion vectors the count may be that of all rows ever written: only 0 and the number of records mean
    /// something then.</remarks>
    public ReadOnlySpan<long> NullCounts => nullCounts;
}
