using System.Buffers;
using System.Buffers.Text;
using Apache.Arrow;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Cli.Values;

/// <summary>A column of bytes, spelled as base64.</summary>
internal sealed class BinaryColumn(StructField field) : TextColumn(field, ArrowTypes.BinaryType.Default)
{
    private BinaryArray.Builder _builder = new();
    private long _sizeInBytes;

    public override long SizeInBytes => _sizeInBytes;

    public override bool TakesEmptyText => true;

    public override IArrowArray Build()
    {
        IArrowArray array = _builder.Build();
        _builder = new BinaryArray.Builder();
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
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Base64.GetMaxDecodedFromUtf8Length(text.Length));
        try
        {
            if (Base64.DecodeFromUtf8(text, buffer, out _, out int written) != OperationStatus.Done)
            {
                return false;
            }

            _builder.Append(buffer.AsSpan(0, written));
            _sizeInBytes += written;
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public override void AppendNull() => _builder.AppendNull();
}
