namespace Repro.Table.Data.Parquet.Reading;

/// <summary>Shows a file as a stream in which only the ranges that were fetched can be read.</summary>
/// <remarks>Reading elsewhere fails: it would mean that the file points to where it said it had nothing. Not thread safe.</remarks>
internal sealed class RangeStream(long length) : Stream
{
    private readonly SortedList<long, ReadOnlyMemory<byte>> _ranges = [];
    private long _position;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>Adds bytes of the file; they stay the caller's and must not change.</summary>
    public void Add(long offset, ReadOnlyMemory<byte> bytes) => _ranges[offset] = bytes;

    /// <summary>Forgets bytes that were added.</summary>
    public void Remove(long offset) => _ranges.Remove(offset);

    /// <summary>Returns bytes of the file.</summary>
    /// <returns>The bytes, as many as asked for; null if they were not fetched as one.</returns>
    public ReadOnlyMemory<byte>? Find(long offset, long count)
    {
        foreach ((long start, ReadOnlyMemory<byte> bytes) in _ranges)
        {
            if (offset >= start && offset + count <= start + bytes.Length)
            {
                return bytes.Slice((int)(offset - start), (int)count);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || _position == length)
        {
            return 0;
        }

        foreach ((long start, ReadOnlyMemory<byte> bytes) in _ranges)
        {
            if (_position >= start && _position < start + bytes.Length)
            {
                ReadOnlySpan<byte> rest = bytes.Span[(int)(_position - start)..];
                int count = Math.Min(rest.Length, buffer.Length);
                rest[..count].CopyTo(buffer);
                _position += count;
                return count;
            }
        }

        throw new InvalidDataException($"its pages reach to byte {_position}, outside of their column");
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int ReadByte()
    {
        byte value = 0;
        return Read(new Span<byte>(ref value)) == 0 ? throw new InvalidDataException("a page ends too early") : value;
    }

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(Read(buffer.Span));

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        long target = offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? _position : length);
        _position = target >= 0 && target <= length ? target : throw new InvalidDataException($"it points to byte {target}");
        return _position;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
