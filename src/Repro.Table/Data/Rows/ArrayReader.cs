using Apache.Arrow;

namespace Repro.Table.Data.Rows;

/// <summary>Reads lists as arrays.</summary>
internal sealed class ArrayReader<TElement>(ColumnSource source, ColumnReader<TElement> elements)
    : ColumnReader<TElement?[]>(source)
{
    private ListArray? _lists;

    public override void Bind(IArrowArray array)
    {
        base.Bind(array);
        _lists = (ListArray)array;
        elements.Bind(_lists.Values);
    }

    protected override TElement?[] ReadValue(int row)
    {
        ReadOnlySpan<int> offsets = _lists!.ValueOffsets.Slice(row, 2); // Rows exist only of a bound batch.
        TElement?[] list = new TElement?[offsets[1] - offsets[0]];
        for (int i = 0; i < list.Length; i++)
        {
            list[i] = elements.Read(offsets[0] + i);
        }

        return list;
    }
}
