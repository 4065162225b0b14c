using Apache.Arrow;

namespace Repro.Table.Data.Rows;

/// <summary>Reads lists as <see cref="List{T}"/>.</summary>
internal sealed class ListReader<TElement>(ColumnSource source, ArrayReader<TElement> arrays)
    : ColumnReader<List<TElement?>>(source)
{
    public override void Bind(IArrowArray array)
    {
        base.Bind(array);
        arrays.Bind(array);
    }

    protected override List<TElement?> ReadValue(int row) =>
        [.. arrays.Read(row)!]; // Only asked for rows that are not null.
}
