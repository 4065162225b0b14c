namespace Repro.Table.Storage;

/// <summary>Writes into a stream of the caller, which stays open; there is no name and nothing to make durable.</summary>
internal sealed class StreamFileWriter(Stream output) : StoreFileWriter
{
    private long _length;

    public override TablePath Path => default;

    public override long Length => _length;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        await output.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        _length += bytes.Length;
    }

    public override async ValueTask<StoreEntry> CompleteAsync(CancellationToken cancellationToken = default)
    {
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        return new StoreEntry { Path = default, SizeInBytes = _length, ModifiedAt = default };
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
