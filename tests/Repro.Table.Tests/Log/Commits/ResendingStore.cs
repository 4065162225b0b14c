using Repro.Table.Storage;
using Repro.Table.TestKit.Storage;

namespace Repro.Table.Tests.Log.Commits;

/// <summary>A store whose client library loses the reply of a create-only put, sends it again and reports what the second met.</summary>
internal sealed class ResendingStore(ITableStore inner) : InterceptedTableStore(inner)
{
    public override async ValueTask<PutOutcome> PutAsync(
        TablePath path, ReadOnlyMemory<byte> content, PutMode mode, CancellationToken cancellationToken = default)
    {
        await Inner.PutAsync(path, content, mode, cancellationToken);
        return await Inner.PutAsync(path, content, mode, cancellationToken);
    }

    protected override ValueTask<T> CallAsync<T>(StoreVerb verb, TablePath path, Func<ValueTask<T>> call) => call();
}
