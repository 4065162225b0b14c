using Repro.Table.Storage;
using Repro.Table.TestKit.Storage;

namespace Repro.Table.Tests.Log.Commits;

/// <summary>A store that lets something happen before or after a call.</summary>
internal sealed class HookedStore(ITableStore inner) : InterceptedTableStore(inner)
{
    public Func<StoreCall, Task> Before { get; set; } = _ => Task.CompletedTask;

    public Func<StoreCall, Task> After { get; set; } = _ => Task.CompletedTask;

    protected override async ValueTask<T> CallAsync<T>(StoreVerb verb, TablePath path, Func<ValueTask<T>> call)
    {
        await Before(new StoreCall(verb, path));
        T result = await call();
        await After(new StoreCall(verb, path));
        return result;
    }
}
