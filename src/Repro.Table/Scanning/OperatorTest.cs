using Repro.Table.Expressions;

namespace Repro.Table.Scanning;

/// <summary>Compares with the one literal: a table of three truths, for below, equal and above.</summary>
internal readonly struct OperatorTest : IColumnTest
{
    private readonly byte _below;
    private readonly byte _equal;
    private readonly byte _above;

    public OperatorTest(ComparisonOperator comparison)
    {
        _below = Of(comparison is ComparisonOperator.Less or ComparisonOperator.LessOrEqual or ComparisonOperator.NotEqual);
        _equal = Of(comparison is ComparisonOperator.Equal or ComparisonOperator.LessOrEqual or ComparisonOperator.GreaterOrEqual);
        _above = Of(comparison is ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual or ComparisonOperator.NotEqual);
    }

    public void Run<TOrder>(TOrder order, Span<byte> truths)
        where TOrder : IColumnOrder, allows ref struct
    {
        for (int row = 0; row < truths.Length; row++)
        {
            int sign = order.Compare(row, 0);
            truths[row] = sign < 0 ? _below : sign > 0 ? _above : _equal;
        }
    }

    private static byte Of(bool holds) => holds ? Truth.True : Truth.False;
}
