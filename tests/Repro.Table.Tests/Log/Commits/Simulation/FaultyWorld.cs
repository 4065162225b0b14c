using Repro.Table.Errors;
using Repro.Table.Log.Segments;
using Repro.Table.Storage;
using Repro.Table.TestKit.Storage;

namespace Repro.Table.Tests.Log.Commits.Simulation;

/// <summary>The store of one simulated process: each call waits for its turn, and some go wrong.</summary>
internal sealed class FaultyWorld(ITableStore inner, Scheduler scheduler, List<Func<Task>> late) : InterceptedTableStore(inner)
{
    /// <summary>Gets whether the process is gone: no call of it ever returns.</summary>
    public bool IsCrashed { get; private set; }

    public override async ValueTask<PutOutcome> PutAsync(
        TablePath path, ReadOnlyMemory<byte> content, PutMode mode, CancellationToken cancellationToken = default)
    {
        await TurnAsync();
        if (LogPath.Parse(path.Name).Kind == LogFileKind.Commit)
        {
            if (scheduler.Strikes(8))
            {
                throw Failure(StoreVerb.Put, path, isTransient: scheduler.Strikes(70));
            }

            if (scheduler.Strikes(10))
            {
                byte[] copy = content.ToArray();
                late.Add(async () => await Inner.PutAsync(path, copy, mode, CancellationToken.None));
                return PutOutcome.Unknown;
            }

            if (scheduler.Strikes(10))
            {
                await Inner.PutAsync(path, content, mode, cancellationToken);
                return PutOutcome.Unknown;
            }
        }

        return await Inner.PutAsync(path, content, mode, cancellationToken);
    }

    protected override async ValueTask<T> CallAsync<T>(StoreVerb verb, TablePath path, Func<ValueTask<T>> call)
    {
        await TurnAsync();
        return scheduler.Strikes(3) ? throw Failure(verb, path, isTransient: true) : await call();
    }

    private static StoreException Failure(StoreVerb verb, TablePath path, bool isTransient) =>
        new("StoreFailed", verb.ToString(), path.Value, "A fault of the simulation.", isTransient);

    private async Task TurnAsync()
    {
        await scheduler.TurnAsync();
        if (late.Count > 0 && scheduler.Strikes(30))
        {
            Func<Task> land = late[scheduler.Random.Next(late.Count)];
            late.Remove(land);
            await land();
        }

        if (IsCrashed || scheduler.Strikes(1))
        {
            IsCrashed = true;
            await new TaskCompletionSource().Task;
        }
    }
}
