using Microsoft.Win32.SafeHandles;
using Repro.Table.Storage.Local.Calls;

namespace Repro.Table.Storage.Local;

/// <summary>Writes a data file under its final name. After any failure it can only be disposed.</summary>
internal sealed class LocalFileWriter : StoreFileWriter
{
    private const string Write = "write";

    private readonly string _fullPath;
    private readonly SafeFileHandle _file;
    private readonly LocalStoreOptions _options;
    private readonly IFileSystemCalls _calls;
    private readonly DurableDirectories _directories;
    private readonly StoreCounters _counters;
    private State _state;
    private long _length;

    internal LocalFileWriter(
        TablePath path,
        string fullPath,
        SafeFileHandle file,
        LocalStoreOptions options,
        IFileSystemCalls calls,
        DurableDirectories directories,
        StoreCounters counters)
    {
        Path = path;
        _fullPath = fullPath;
        _file = file;
        _options = options;
        _calls = calls;
        _directories = directories;
        _counters = counters;
    }

    private enum State
    {
        Open,
        Completed,
        Failed,
        Disposed,
    }

    public override TablePath Path { get; }

    public override long Length => _length;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        ThrowUnlessOpen();
        return new(Task.Run(() => Append(bytes.Span), cancellationToken));
    }

    public override ValueTask<StoreEntry> CompleteAsync(CancellationToken cancellationToken = default)
    {
        ThrowUnlessOpen();
        return new(Task.Run(Complete, cancellationToken));
    }

    public override ValueTask DisposeAsync()
    {
        if (_state == State.Disposed)
        {
            return ValueTask.CompletedTask;
        }

        var isComplete = _state == State.Completed;
        _state = State.Disposed;
        _file.Dispose();
        return isComplete ? ValueTask.CompletedTask : new(Task.Run(() => _calls.Delete(_fullPath)));
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        Check(_calls.Write(_file, bytes, _length));
        _length += bytes.Length;
        _counters.AddBytesWritten(bytes.Length);
    }

    private StoreEntry Complete()
    {
        if (_options.Durability == Durability.Full)
        {
            Check(_calls.Sync(_file));
        }

        Check(_calls.Ask(_file, out var facts));
        _file.Dispose();
        var synced = _directories.Sync(System.IO.Path.GetDirectoryName(_fullPath));
        if (!synced.IsSuccess)
        {
            _state = State.Failed;
            throw LocalFailure.NotDurable(Write, Path, synced);
        }

        _state = State.Completed;
        return LocalTableStore.Describe(Path, facts);
    }

    private void Check(CallResult result)
    {
        if (!result.IsSuccess)
        {
            _state = State.Failed;
            throw LocalFailure.Of(Write, Path, result);
        }
    }

    private void ThrowUnlessOpen()
    {
        ObjectDisposedException.ThrowIf(_state == State.Disposed, this);
        if (_state != State.Open)
        {
            throw new InvalidOperationException(
                _state == State.Completed
                    ? "The file is complete."
                    : "Writing this file has failed. Dispose the writer and start over under a new name.");
        }
    }
}
