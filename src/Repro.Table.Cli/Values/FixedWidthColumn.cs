using Apache.Arrow;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Cli.Values;

/// <summary>Parses a field; all of the text must be the value.</summary>
internal delegate bool FieldParser<T>(ReadOnlySpan<byte> text, out T value);

/// <summary>A column whose values lie one behind the other in an Arrow buffer, each as a <typeparamref name="T"/>.</summary>
internal sealed class FixedWidthColumn<T>(StructField field, ArrowTypes.IArrowType arrowType, FieldParser<T> parse)
    : TextColumn(field, arrowType)
    where T : unmanaged
{
    private ArrowBuffer.Builder<T> _values = new();
    private ArrowBuffer.BitmapBuilder _validity = new();

    public override long SizeInBytes => _values.Length * 8L;

    public override IArrowArray Build()
    {
        int length = _values.Length;
        int nullCount = _validity.UnsetBitCount;
        ArrowBuffer validity = nullCount == 0 ? ArrowBuffer.Empty : _validity.Build();
        ArrayData data = new(ArrowType, length, nullCount, 0, [validity, _values.Build()]);
        _values = new ArrowBuffer.Builder<T>();
        _validity = new ArrowBuffer.BitmapBuilder();
        return ArrowArrayFactory.BuildArray(data);
    }

    public override void Clear()
    {
        _values.Clear();
        _validity.Clear();
    }

    public override bool TryAppend(ReadOnlySpan<byte> text)
    {
        if (!parse(text, out T value))
        {
            return false;
        }

        _values.Append(value);
        _validity.Append(true);
        return true;
    }

    public override void AppendNull()
    {
        _values.Append(default(T));
        _validity.Append(false);
    }
}
