using System.Buffers;
using Repro.Table.Errors;

namespace Repro.Table.Storage.Memory;

/// <summary>Gathers a data file and puts it when it is complete; nothing is visible before.</summary>
internal sealed class MemoryFileWriter : StoreFileWriter
{
    private readonly MemoryTableStore _store;
    private readonly ArrayBufferWriter<byte> _content = new();
    private bool _isCompleted;
    private bool _isDisposed;

    internal MemoryFileWriter(TablePath path, MemoryTableStore store)
    {
        Path = path;
        _store = store;
    }

    public override TablePath Path { get; }

    public override long Length => _content.WrittenCount;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        ThrowUnlessOpen();
        cancellationToken.ThrowIfCancellationRequested();
        _content.Write(bytes.Span);
        _store.Counters.AddBytesWritten(bytes.Length);
        return ValueTask.CompletedTask;
    }

    public override ValueTask<StoreEntry> CompleteAsync(CancellationToken cancellationToken = default)
    {
        ThrowUnlessOpen();
        cancellationToken.ThrowIfCancellationRequested();
        if (_store.Store(Path, _content.WrittenSpan.ToArray(), PutMode.CreateOnly, out var entry) != PutOutcome.Created)
        {
            throw Throw.StoreObjectExists("write", Path.Value);
        }

        _isCompleted = true;
        return new(entry);
    }

    public override ValueTask DisposeAsync()
    {
        _isDisposed = true;
        return ValueTask.CompletedTask;
    }

    private void ThrowUnlessOpen()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_isCompleted)
        {
            throw new InvalidOperationException("The file is complete.");
        }
    }
}
