using Apache.Arrow;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Cli.Values;

/// <summary>A column of <c>true</c> and <c>false</c>.</summary>
internal sealed class BooleanColumn(StructField field) : TextColumn(field, ArrowTypes.BooleanType.Default)
{
    private BooleanArray.Builder _builder = new();

    public override long SizeInBytes => _builder.Length;

    public override IArrowArray Build()
    {
        IArrowArray array = _builder.Build();
        _builder = new BooleanArray.Builder();
        return array;
    }

    public override void Clear() => _builder.Clear();

    public override bool TryAppend(ReadOnlySpan<byte> text)
    {
        if (!FieldText.TryParseBoolean(text, out bool value))
        {
            return false;
        }

        _builder.Append(value);
        return true;
    }

    public override void AppendNull() => _builder.AppendNull();
}
