using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;

namespace Repro.Table.Data.Rows;

/// <summary>Reads numbers of one width, dates, timestamps and decimals included.</summary>
internal sealed class FixedReader<TNumber, TValue>(ColumnSource source, Func<TNumber, TValue> convert)
    : ColumnReader<TValue>(source)
    where TNumber : unmanaged
{
    private ReadOnlyMemory<byte> _values;

    public override void Bind(IArrowArray array)
    {
        base.Bind(array);
        int width = Unsafe.SizeOf<TNumber>();
        _values = array.Data.Buffers[1].Memory.Slice(array.Offset * width, array.Length * width);
    }

    protected override TValue ReadValue(int row) =>
        convert(MemoryMarshal.Read<TNumber>(_values.Span[(row * Unsafe.SizeOf<TNumber>())..]));
}
