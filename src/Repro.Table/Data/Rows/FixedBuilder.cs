using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;

namespace Repro.Table.Data.Rows;

/// <summary>A column of numbers of one width, dates, timestamps and decimals included.</summary>
internal sealed class FixedBuilder<TNumber>(ColumnTarget target) : ColumnBuilder(target)
    where TNumber : unmanaged
{
    private readonly OutputBuffer _values = new();

    public void Append(TNumber value)
    {
        MemoryMarshal.Write(_values.Extend(Unsafe.SizeOf<TNumber>()), in value);
        AppendValid();
    }

    protected override void AppendPlaceholder() => _values.Extend(Unsafe.SizeOf<TNumber>()).Clear();

    protected override ArrowBuffer[] DetachBuffers() => [_values.Detach()];
}
