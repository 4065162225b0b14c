using System.Runtime.CompilerServices;
using Repro.Table.Storage;
using Repro.Table.TestKit.Storage;

namespace Repro.Table.Tests.Log.Segments;

/// <summary>A store whose listings leave out some names, as one may that runs while they are made.</summary>
internal sealed class HidingStore(ITableStore inner, params string[] names) : InterceptedTableStore(inner)
{
    public override async IAsyncEnumerable<StoreEntry> ListAsync(
        TablePath directory, string? after = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (StoreEntry entry in Inner.ListAsync(directory, after, cancellationToken))
        {
            if (!names.Contains(entry.Path.Name))
            {
                yield return entry;
            }
        }
    }

    protected override ValueTask<T> CallAsync<T>(StoreVerb verb, TablePath path, Func<ValueTask<T>> call) => call();
}
