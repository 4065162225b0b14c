using Apache.Arrow;
using Repro.Table.Expressions;

namespace Repro.Table.Scanning;

/// <summary>Booleans: false is below true.</summary>
internal readonly ref struct BooleanOrder(BooleanArray array, ReadOnlySpan<Literal> literals) : IColumnOrder
{
    private readonly ReadOnlySpan<byte> _bits = array.ValueBuffer.Span;
    private readonly int _offset = array.Offset;
    private readonly ReadOnlySpan<Literal> _literals = literals;

    public int Compare(int row, int literal) =>
        (BitUtility.GetBit(_bits, _offset + row) ? 1 : 0) - (_literals[literal].Boolean ? 1 : 0);
}
