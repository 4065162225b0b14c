using Apache.Arrow;

namespace Repro.Table.Data.Rows;

/// <summary>Reads booleans.</summary>
internal sealed class BooleanReader(ColumnSource source) : ColumnReader<bool>(source)
{
    private ReadOnlyMemory<byte> _bits;
    private int _offset;

    public override void Bind(IArrowArray array)
    {
        base.Bind(array);
        _bits = array.Data.Buffers[1].Memory;
        _offset = array.Offset;
    }

    protected override bool ReadValue(int row) => BitUtility.GetBit(_bits.Span, _offset + row);
}
