using Apache.Arrow;

namespace Repro.Table.Data.Rows;

/// <summary>A column of booleans, a bit each.</summary>
internal sealed class BooleanBuilder(ColumnTarget target) : ColumnBuilder(target)
{
    private readonly OutputBuffer _bits = new();

    public void Append(bool value)
    {
        AppendBit(value ? 1 : 0);
        AppendValid();
    }

    protected override void AppendPlaceholder() => AppendBit(0);

    protected override ArrowBuffer[] DetachBuffers() => [_bits.Detach()];

    private void AppendBit(int bit)
    {
        int position = Count & 7;
        if (position == 0)
        {
            _bits.Extend(1)[0] = 0;
        }

        _bits.Last |= (byte)(bit << position);
    }
}
