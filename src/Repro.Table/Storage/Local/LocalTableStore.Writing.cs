using Repro.Table.Errors;
using Repro.Table.Storage.Local.Calls;

namespace Repro.Table.Storage.Local;

/// <content>Puts and data files.</content>
public sealed partial class LocalTableStore
{
    private const string Put = "put";
    private const string Create = "create";

    /// <inheritdoc/>
    /// <exception cref="StoreException">Code <c>StoreCannotCreateExclusively</c>: the file system cannot create a file whole and
    /// exclusively, and <see cref="LocalStoreOptions.ExclusiveCreate"/> allows nothing less.</exception>
    public ValueTask<PutOutcome> PutAsync(
        TablePath path, ReadOnlyMemory<byte> content, PutMode mode, CancellationToken cancellationToken = default)
    {
        ThrowIfRoot(path);
        return new(Task.Run(() => PutNow(path, content.Span, mode), cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<StoreFileWriter> CreateFileAsync(TablePath path, CancellationToken cancellationToken = default)
    {
        ThrowIfRoot(path);
        return new(Task.Run<StoreFileWriter>(() => CreateNow(path), cancellationToken));
    }

    private PutOutcome PutNow(TablePath path, ReadOnlySpan<byte> content, PutMode mode)
    {
        Counters.AddPut();
        var outcome = _publisher.Put(path, _directory.Resolve(Put, path).FullPath, content, mode);
        Counters.AddBytesWritten(content.Length);
        return outcome;
    }

    private LocalFileWriter CreateNow(TablePath path)
    {
        Counters.AddPut();
        var full = _directory.Resolve(Create, path).FullPath;
        _durable.Ensure(Create, path, Path.GetDirectoryName(full)!); // A path of the table has the root above it.
        var created = _calls.CreateNew(full, out var file);
        if (file is not null)
        {
            return new LocalFileWriter(path, full, file, _options, _calls, _durable, Counters);
        }

        throw created.Fault == FileFault.Exists
            ? Throw.StoreObjectExists(Create, path.Value, created.Exception)
            : LocalFailure.Of(Create, path, created);
    }
}
