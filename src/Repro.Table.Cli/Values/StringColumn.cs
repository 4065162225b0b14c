using System.Text.Unicode;
using Apache.Arrow;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Cli.Values;

/// <summary>A column of text. What is not UTF-8 does not fit.</summary>
internal sealed class StringColumn(StructField field) : TextColumn(field, ArrowTypes.StringType.Default)
{
    private StringArray.Builder _builder = new();
    private long _sizeInBytes;

    public override long SizeInBytes => _sizeInBytes;

    public override bool TakesEmptyText => true;

    public override IArrowArray Build()
    {
        IArrowArray array = _builder.Build();
        _builder = new StringArray.Builder();
        _sizeInBytes = 0;
        return array;
    }

    public override void Clear()
    {
        _builder.Clear();
        _sizeInBytes = 0;
    }

    public override bool TryAppend(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
        {
            return false;
        }

        _builder.Append(text);
        _sizeInBytes += text.Length;
        return true;
    }

    public override void AppendNull() => _builder.AppendNull();
}
