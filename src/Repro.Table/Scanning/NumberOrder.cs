using System.Numerics;

namespace Repro.Table.Scanning;

/// <summary>Integers, dates, timestamps and the digits of decimals.</summary>
internal readonly ref struct NumberOrder<TNumber>(ReadOnlySpan<TNumber> values, ReadOnlySpan<TNumber> literals) : IColumnOrder
    where TNumber : IComparisonOperators<TNumber, TNumber, bool>
{
    private readonly ReadOnlySpan<TNumber> _values = values;
    private readonly ReadOnlySpan<TNumber> _literals = literals;

    public int Compare(int row, int literal) =>
        (_values[row] > _literals[literal] ? 1 : 0) - (_values[row] < _literals[literal] ? 1 : 0);
}
