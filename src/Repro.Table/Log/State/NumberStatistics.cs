using System.Numerics;

namespace Repro.Table.Log.State;

/// <summary>Statistics with bounds that are numbers: integers, days, microseconds, digits of decimals, reals.</summary>
/// <typeparam name="T"><c>long</c>, <see cref="Int128"/> or <c>double</c>.</typeparam>
internal sealed class NumberStatistics<T> : StatisticsColumn
    where T : unmanaged, INumber<T>
{
    private readonly T[] _min;
    private readonly T[] _max;

    /// <summary>Creates the column of at least one file.</summary>
    public NumberStatistics(T[] min, T[] max, long[] nullCounts)
        : base(nullCounts)
    {
        _min = min;
        _max = max;
        LeastMin = min[0];
        GreatestMax = max[0];
        for (int row = 1; row < min.Length; row++)
        {
            LeastMin = T.Min(LeastMin, min[row]);
            GreatestMax = T.Max(GreatestMax, max[row]);
        }
    }

    /// <summary>Gets for each file a number that no value is below.</summary>
    public ReadOnlySpan<T> Min => _min;

    /// <summary>Gets for each file a number that no value is above; NaN is not counted among the values.</summary>
    public ReadOnlySpan<T> Max => _max;

    /// <summary>Gets a number that no value of the segment is below.</summary>
    public T LeastMin { get; }

    /// <summary>Gets a number that no value of the segment is above.</summary>
    public T GreatestMax { get; }
}
