using Repro.Table.Storage;
using Repro.Table.TestKit.Storage;

namespace Repro.Table.Tests;

/// <summary>Counts the data files that are open at the same time.</summary>
internal sealed class OpenFileCounter(ITableStore inner) : InterceptedTableStore(inner)
{
    public int Open { get; private set; }

    public int MostOpen { get; private set; }

    public override async ValueTask<StoreFileWriter> CreateFileAsync(TablePath path, CancellationToken cancellationToken = default)
    {
        StoreFileWriter file = await Inner.CreateFileAsync(path, cancellationToken);
        MostOpen = Math.Max(MostOpen, ++Open);
        return new Counted(file, this);
    }

    protected override ValueTask<T> CallAsync<T>(StoreVerb verb, TablePath path, Func<ValueTask<T>> call) => call();

    private sealed class Counted(StoreFileWriter file, OpenFileCounter counter) : StoreFileWriter
    {
        private bool _isDisposed;

        public override TablePath Path => file.Path;

        public override long Length => file.Length;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default) =>
            file.WriteAsync(bytes, cancellationToken);

        public override ValueTask<StoreEntry> CompleteAsync(CancellationToken cancellationToken = default) =>
            file.CompleteAsync(cancellationToken);

        public override ValueTask DisposeAsync()
        {
            counter.Open -= _isDisposed ? 0 : 1;
            _isDisposed = true;
            return file.DisposeAsync();
        }
    }
}
