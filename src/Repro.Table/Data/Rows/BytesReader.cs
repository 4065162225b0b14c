using Apache.Arrow;

namespace Repro.Table.Data.Rows;

/// <summary>Reads strings or binaries.</summary>
internal sealed class BytesReader<TValue>(ColumnSource source, BytesReader<TValue>.Converter convert)
    : ColumnReader<TValue>(source)
{
    private BinaryArray? _array;

    /// <summary>Makes a value of bytes that are not the value's.</summary>
    public delegate TValue Converter(ReadOnlySpan<byte> bytes);

    public override void Bind(IArrowArray array)
    {
        base.Bind(array);
        _array = (BinaryArray)array;
    }

    protected override TValue ReadValue(int row) => convert(_array!.GetBytes(row)); // Rows exist only of a bound batch.
}
