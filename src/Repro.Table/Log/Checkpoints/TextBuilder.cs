using System.Text;
using Apache.Arrow;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Log.Checkpoints;

/// <summary>Builds a column of text.</summary>
internal sealed class TextBuilder : ColumnBuilder
{
    private readonly ArrowBuffer.Builder<int> _offsets = new();
    private readonly ArrowBuffer.Builder<byte> _bytes = new();

    public TextBuilder()
        : base(ArrowTypes.StringType.Default)
    {
        _offsets.Append(0);
    }

    /// <summary>Gets the bytes of all rows so far.</summary>
    public int SizeInBytes => _bytes.Length;

    /// <summary>Appends text given in UTF-8.</summary>
    public void Append(ReadOnlySpan<byte> utf8)
    {
        _bytes.Append(utf8);
        _offsets.Append(_bytes.Length);
        EndValue();
    }

    /// <summary>Appends text, or null.</summary>
    public void Append(string? text)
    {
        if (text is null)
        {
            AppendNulls(1);
            return;
        }

        int length = Encoding.UTF8.GetByteCount(text);
        int start = _bytes.Length;
        _bytes.Resize(start + length);
        Encoding.UTF8.GetBytes(text, _bytes.Span.Slice(start, length));
        _offsets.Append(_bytes.Length);
        EndValue();
    }

    protected override void OnNulls(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _offsets.Append(_bytes.Length);
        }
    }

    protected override void OnClear()
    {
        _bytes.Clear();
        _offsets.Clear();
        _offsets.Append(0);
    }

    protected override IEnumerable<ArrowBuffer> BuildBuffers() => [_offsets.Build(), _bytes.Build()];
}
