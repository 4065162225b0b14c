using System.Runtime.CompilerServices;
using Repro.Table.Storage;

namespace Repro.Table.TestKit.Storage;

/// <summary>A store in front of another, which sends every call through one method.</summary>
/// <remarks>A bulk delete is one delete an object, so that each can be seen and can fail by itself.</remarks>
public abstract class InterceptedTableStore(ITableStore inner) : ITableStore
{
    public string Location => Inner.Location;

    public StoreCounters Counters => Inner.Counters;

    protected ITableStore Inner { get; } = inner;

    public virtual async IAsyncEnumerable<StoreEntry> ListAsync(
        TablePath directory, string? after = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var entries = await CallAsync(StoreVerb.List, directory, () => ValueTask.FromResult(Inner.ListAsync(directory, after, cancellationToken)));
        await foreach (var entry in entries)
        {
            yield return entry;
        }
    }

    public virtual async IAsyncEnumerable<StoreEntry> ListTreeAsync(
        TablePath directory, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var entries = await CallAsync(StoreVerb.ListTree, directory, () => ValueTask.FromResult(Inner.ListTreeAsync(directory, cancellationToken)));
        await foreach (var entry in entries)
        {
            yield return entry;
        }
    }

    public virtual ValueTask<int> ReadRangeAsync(
        TablePath path, long offset, Memory<byte> destination, string? entityTag = null, CancellationToken cancellationToken = default) =>
        CallAsync(StoreVerb.ReadRange, path, () => Inner.ReadRangeAsync(path, offset, destination, entityTag, cancellationToken));

    public virtual ValueTask<StoreObject?> ReadAsync(
        TablePath path, long maximumSizeInBytes, CancellationToken cancellationToken = default) =>
        CallAsync(StoreVerb.Read, path, () => Inner.ReadAsync(path, maximumSizeInBytes, cancellationToken));

    public virtual ValueTask<StoreEntry?> HeadAsync(TablePath path, CancellationToken cancellationToken = default) =>
        CallAsync(StoreVerb.Head, path, () => Inner.HeadAsync(path, cancellationToken));

    public virtual ValueTask<PutOutcome> PutAsync(
        TablePath path, ReadOnlyMemory<byte> content, PutMode mode, CancellationToken cancellationToken = default) =>
        CallAsync(StoreVerb.Put, path, () => Inner.PutAsync(path, content, mode, cancellationToken));

    public virtual ValueTask<StoreFileWriter> CreateFileAsync(TablePath path, CancellationToken cancellationToken = default) =>
        CallAsync<StoreFileWriter>(
            StoreVerb.CreateFile,
            path,
            async () => new InterceptedFileWriter(await Inner.CreateFileAsync(path, cancellationToken), this));

    public virtual ValueTask<DeleteOutcome> DeleteAsync(
        TablePath path, string? entityTag = null, CancellationToken cancellationToken = default) =>
        CallAsync(StoreVerb.Delete, path, () => Inner.DeleteAsync(path, entityTag, cancellationToken));

    public virtual async IAsyncEnumerable<DeleteResult> DeleteManyAsync(
        IReadOnlyList<TablePath> paths, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        foreach (var path in paths)
        {
            yield return await CallAsync(StoreVerb.Delete, path, () => DeleteOneAsync(path, cancellationToken));
        }
    }

    /// <summary>Makes a call, or does something else.</summary>
    protected internal abstract ValueTask<T> CallAsync<T>(StoreVerb verb, TablePath path, Func<ValueTask<T>> call);

    private async ValueTask<DeleteResult> DeleteOneAsync(TablePath path, CancellationToken cancellationToken)
    {
        await foreach (var result in Inner.DeleteManyAsync([path], cancellationToken))
        {
            return result;
        }

        throw new InvalidOperationException("The store gave no result for a delete.");
    }
}
