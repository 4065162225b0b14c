using Apache.Arrow;

namespace Repro.Table.Data.Rows;

/// <summary>Reads a value type whose member takes nulls.</summary>
internal sealed class NullableReader<TValue>(ColumnSource source, ColumnReader<TValue> inner)
    : ColumnReader<TValue?>(source)
    where TValue : struct
{
    /// <summary>Gets the reader of the values that are not null.</summary>
    public ColumnReader<TValue> Inner { get; } = inner;

    public override void Bind(IArrowArray array)
    {
        base.Bind(array);
        Inner.Bind(array);
    }

    protected override TValue? ReadValue(int row) => Inner.Read(row);
}
