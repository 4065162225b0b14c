using Repro.Table.Storage;

namespace Repro.Table.Data.Parquet.Writing;

/// <summary>Passes what is written on to the store; once told to, keeps it instead. Not thread safe.</summary>
internal sealed class OutputStream(StoreFileWriter output) : Stream
{
    private MemoryStream? _kept;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Keeps from now on what is written.</summary>
    /// <param name="prefix">What the kept bytes begin with.</param>
    /// <returns>Where it is kept.</returns>
    public MemoryStream Keep(ReadOnlySpan<byte> prefix)
    {
        _kept = new MemoryStream();
        _kept.Write(prefix);
        return _kept;
    }

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        _kept is null ? output.WriteAsync(buffer, cancellationToken) : _kept.WriteAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
