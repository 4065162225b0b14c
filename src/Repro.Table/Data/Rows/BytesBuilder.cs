using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Apache.Arrow;
using Repro.Table.Errors;

namespace Repro.Table.Data.Rows;

/// <summary>A column of strings or binaries.</summary>
internal sealed class BytesBuilder(ColumnTarget target) : ColumnBuilder(target)
{
    private readonly OutputBuffer _offsets = new();
    private readonly OutputBuffer _bytes = new();

    public void Append(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Extend(value.Length));
        AppendValid();
    }

    public void Append(ReadOnlySpan<char> value)
    {
        Span<byte> bytes = Extend(Encoding.UTF8.GetByteCount(value));
        if (Utf8.FromUtf16(value, bytes, out _, out _, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            throw Throw.ValueDoesNotFit(
                Target.Path, Target.Type.ToString(), "a text with half of a surrogate pair", "Repair the text.");
        }

        AppendValid();
    }

    protected override void AppendPlaceholder() => Extend(0);

    protected override ArrowBuffer[] DetachBuffers()
    {
        if (_offsets.Length == 0)
        {
            AppendOffset();
        }

        return [_offsets.Detach(), _bytes.Detach()];
    }

    private Span<byte> Extend(int count)
    {
        if (_offsets.Length == 0)
        {
            AppendOffset();
        }

        Span<byte> added = _bytes.Extend(count);
        AppendOffset();
        Target.Weight.SizeInBytes += count;
        return added;
    }

    private void AppendOffset() => MemoryMarshal.Write(_offsets.Extend(sizeof(int)), _bytes.Length);
}
