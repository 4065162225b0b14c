using System.Buffers;
using Apache.Arrow;
using Parquet;
using Parquet.Schema;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Data.Parquet.Levels;

namespace Repro.Table.Data.Parquet.Writing;

/// <summary>A leaf whose values are text or bytes: one run of bytes, cut when it is written, without an object a value.</summary>
internal sealed class BytesColumnBuffer(ParquetNode leaf) : ColumnBuffer(leaf)
{
    private readonly GrowableBuffer<byte> _bytes = new();
    private readonly GrowableBuffer<int> _ends = new();

    /// <inheritdoc/>
    public override long ValuesSizeInBytes => _bytes.Count + ((long)_ends.Count * sizeof(int));

    /// <inheritdoc/>
    public override async Task WriteAsync(ParquetRowGroupWriter rowGroup, DataField field, CancellationToken cancellationToken)
    {
        int count = _ends.Count;
        ReadOnlyMemory<byte>[] values = ArrayPool<ReadOnlyMemory<byte>>.Shared.Rent(count);
        try
        {
            Cut(values);
            await rowGroup.WriteAllPartsAsync<ReadOnlyMemory<byte>>(
                field, values.AsMemory(0, count), Definition, Repetition, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<ReadOnlyMemory<byte>>.Shared.Return(values, clearArray: true);
        }
    }

    /// <inheritdoc/>
    public override void Clear()
    {
        base.Clear();
        _bytes.Clear();
        _ends.Clear();
    }

    /// <inheritdoc/>
    protected override void AppendValues(IArrowArray array, ReadOnlySpan<int> positions)
    {
        BinaryArray source = (BinaryArray)array;
        ReadOnlySpan<int> offsets = source.Length == 0 ? default : source.ValueOffsets;
        ReadOnlySpan<byte> bytes = source.ValueBuffer.Span;
        foreach (int position in positions)
        {
            ReadOnlySpan<byte> value = bytes[offsets[position]..offsets[position + 1]];
            value.CopyTo(_bytes.Append(value.Length));
            _ends.Add(_bytes.Count);
        }
    }

    private void Cut(ReadOnlyMemory<byte>[] values)
    {
        int start = 0;
        for (int i = 0; i < _ends.Count; i++)
        {
            int end = _ends.Span[i];
            values[i] = _bytes.Memory[start..end];
            start = end;
        }
    }
}
