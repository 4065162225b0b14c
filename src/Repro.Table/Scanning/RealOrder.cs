using System.Numerics;
using Repro.Table.Expressions;

namespace Repro.Table.Scanning;

/// <summary>Floats and doubles in the order of <see cref="LiteralOrder"/>.</summary>
internal readonly ref struct RealOrder<TReal>(ReadOnlySpan<TReal> values, ReadOnlySpan<double> literals) : IColumnOrder
    where TReal : IFloatingPointIeee754<TReal>
{
    private readonly ReadOnlySpan<TReal> _values = values;
    private readonly ReadOnlySpan<double> _literals = literals;

    public int Compare(int row, int literal) =>
        LiteralOrder.Compare(double.CreateTruncating(_values[row]), _literals[literal]);
}
