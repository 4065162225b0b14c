using System.Runtime.CompilerServices;
using Repro.Table.Storage;
using Repro.Table.Storage.Memory;
using Repro.Table.TestKit.Storage;

namespace Repro.Table.Tests.TestKit;

/// <summary>A memory store with one promise broken.</summary>
internal sealed class BrokenStore(BrokenPromise promise) : InterceptedTableStore(new MemoryTableStore())
{
    private string? _firstTag;

    public override async ValueTask<PutOutcome> PutAsync(
        TablePath path, ReadOnlyMemory<byte> content, PutMode mode, CancellationToken cancellationToken = default)
    {
        switch (promise)
        {
            case BrokenPromise.CreateOnlyReplaces:
                return await Inner.PutAsync(path, content, PutMode.Overwrite, cancellationToken);

            case BrokenPromise.CreateOnlyLooksFirst:
                var isThere = await Inner.HeadAsync(path, cancellationToken) is not null;
                await Task.Yield();
                return isThere && mode == PutMode.CreateOnly
                    ? PutOutcome.AlreadyExists
                    : await Inner.PutAsync(path, content, PutMode.Overwrite, cancellationToken);

            case BrokenPromise.PutKeepsTheBuffer:
                return await Inner.PutAsync(path, content.Length == 6 ? new byte[6] : content, mode, cancellationToken);

            default:
                return await Inner.PutAsync(path, content, mode, cancellationToken);
        }
    }

    public override async IAsyncEnumerable<StoreEntry> ListAsync(
        TablePath directory, string? after = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var entries = new List<StoreEntry>();
        await foreach (var entry in Inner.ListAsync(directory, promise == BrokenPromise.ListIgnoresAfter ? null : after, cancellationToken))
        {
            entries.Add(entry);
        }

        if (promise == BrokenPromise.ListIsInOrderOfUtf16)
        {
            entries.Sort((x, y) => string.CompareOrdinal(x.Path.Value, y.Path.Value));
        }

        foreach (var entry in entries)
        {
            yield return entry;
        }
    }

    public override async ValueTask<StoreEntry?> HeadAsync(TablePath path, CancellationToken cancellationToken = default)
    {
        var entry = await Inner.HeadAsync(path, cancellationToken);
        _firstTag ??= entry?.EntityTag;
        return promise == BrokenPromise.TagStays ? entry is null ? null : entry.Value with { EntityTag = _firstTag } : entry;
    }

    public override async ValueTask<DeleteOutcome> DeleteAsync(
        TablePath path, string? entityTag = null, CancellationToken cancellationToken = default) =>
        await Inner.DeleteAsync(path, promise == BrokenPromise.DeleteIgnoresTag ? null : entityTag, cancellationToken);

    protected override ValueTask<T> CallAsync<T>(StoreVerb verb, TablePath path, Func<ValueTask<T>> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call();
    }
}
