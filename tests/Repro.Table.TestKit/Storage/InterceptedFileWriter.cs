using Repro.Table.Storage;

namespace Repro.Table.TestKit.Storage;

/// <summary>A writer whose calls go through the store that handed it out.</summary>
internal sealed class InterceptedFileWriter(StoreFileWriter inner, InterceptedTableStore store) : StoreFileWriter
{
    public override TablePath Path => inner.Path;

    public override long Length => inner.Length;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default) =>
        await store.CallAsync(StoreVerb.WriteFile, Path, async () =>
        {
            await inner.WriteAsync(bytes, cancellationToken);
            return true;
        });

    public override ValueTask<StoreEntry> CompleteAsync(CancellationToken cancellationToken = default) =>
        store.CallAsync(StoreVerb.CompleteFile, Path, () => inner.CompleteAsync(cancellationToken));

    public override ValueTask DisposeAsync() => inner.DisposeAsync();
}
