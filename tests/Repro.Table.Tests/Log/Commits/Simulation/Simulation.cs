using System.Text;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Commits;
using Repro.Table.Log.Replay;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Storage;
using Repro.Table.Storage.Memory;
using Repro.Table.TestKit.Time;
using Repro.Table.Tests.Log.Segments;

namespace Repro.Table.Tests.Log.Commits.Simulation;

/// <summary>A few writers on one table, whose calls interleave and fail by a seed.</summary>
internal sealed class Simulation
{
    private readonly JumpingTimeProvider _time = new();
    private readonly MemoryTableStore _store;
    private readonly Scheduler _scheduler;
    private readonly PlantedBug _bug;
    private readonly List<Func<Task>> _late = [];
    private readonly List<SimulatedWrite> _writes = [];

    private Simulation(int seed, PlantedBug bug)
    {
        _scheduler = new Scheduler(seed);
        _bug = bug;
        _store = new MemoryTableStore(_time);
    }

    /// <summary>Gets what was told, in the order in which writes began.</summary>
    public string Trace => string.Join('\n', _writes);

    /// <summary>Gets how many transactions were told each outcome.</summary>
    public int Count(Outcome outcome) => _writes.Count(w => w.Outcome == outcome);

    /// <summary>Runs one history and checks what must hold of every history.</summary>
    /// <returns>What is wrong with it; null if nothing is.</returns>
    public static async Task<(Simulation Run, string? Wrong)> RunAsync(int seed, PlantedBug bug)
    {
        Simulation run = new(seed, bug);
        string? wrong = await run.RunAsync();
        return (run, wrong is null ? null : $"seed {seed}: {wrong}\n{run.Trace}\n{await run.DescribeAsync()}");
    }

    private async Task<string?> RunAsync()
    {
        TestLog log = new(_store);
        await log.CreateAsync();
        int writers = _scheduler.Random.Next(2, 5);
        List<FaultyWorld> worlds = [.. Enumerable.Range(0, writers).Select(_ => new FaultyWorld(_store, _scheduler, _late))];
        List<Task> actors = [.. worlds.Select((world, i) => WriteAsync(world, i))];
        _scheduler.Run();
        for (int i = 0; i < actors.Count; i++)
        {
            if (!actors[i].IsCompletedSuccessfully && !worlds[i].IsCrashed)
            {
                return actors[i].Exception is { } exception ? $"writer {i} failed: {exception}" : $"writer {i} hangs";
            }
        }

        foreach (Func<Task> land in _late)
        {
            await land();
        }

        return await FindWrongAsync(log);
    }

    private async Task WriteAsync(FaultyWorld world, int writer)
    {
        SeededIdSource ids = new((ulong)((writer * 1000) + 1));
        SnapshotLoader loader = Loaders.Of(world);
        SnapshotRefresh refresh = new();
        CommitLimits limits = CommitLimits.Default with { MaxAttempts = 20 };
        CommitPause pause = new(_time, ids, limits);
        CommitPut put = new(new BuggyCommitter(world, _bug), loader, world.Location, _time, pause, limits);
        CommitLoop loop = new(put, loader, refresh, new SleeperGuard(world, _time), _ => { }, world.Location, _time, pause, limits);
        SnapshotState? state = null;
        int count = _scheduler.Random.Next(1, 5);
        for (int i = 0; i < count; i++)
        {
            SimulatedWrite write = new($"w{writer}-{i}", isOverwrite: _scheduler.Strikes(30));
            try
            {
                state = state is null || write.IsOverwrite
                    ? await loader.LoadLatestAsync(refresh, CancellationToken.None)
                    : state;
            }
            catch (StoreException)
            {
                continue;
            }

            _writes.Add(write);
            state = await CommitAsync(world, loop, write, state, ids.NextId()) ?? state;
        }
    }

    private async Task<SnapshotState?> CommitAsync(FaultyWorld world, CommitLoop loop, SimulatedWrite write, SnapshotState state, Guid id)
    {
        TablePath path = TablePath.Parse(write.Path);
        try
        {
            await world.PutAsync(path, new byte[10], PutMode.CreateOnly);
            IEnumerable<LogAction> removes = write.IsOverwrite
                ? StateView.Of(state).Files.Select(f => TestLog.Remove(f.Path))
                : [];
            CommittedVersion committed = await loop.CommitAsync(
                new StagedTransaction
                {
                    Read = state,
                    ReadAt = _time.GetUtcNow(),
                    ReadSet = write.IsOverwrite && _bug != PlantedBug.NoConflicts ? ReadSet.WholeTable : ReadSet.Nothing,
                    TransactionId = id.ToString("D"),
                    Operation = "WRITE",
                    UserMetadata = write.IsOverwrite ? "overwrite" : null,
                    Actions = [.. removes, TestLog.Add(write.Path)],
                },
                CancellationToken.None);
            write.Outcome = Outcome.Committed;
            return committed.State;
        }
        catch (TableException exception)
        {
            bool isUnknown = exception is CommitStateUnknownException;
            write.Outcome = isUnknown ? Outcome.Unknown : Outcome.Failed;
            if (!isUnknown || _bug == PlantedBug.DeletesOnAnyError)
            {
                await _store.DeleteAsync(path);
            }

            return null;
        }
    }

    private async Task<string?> FindWrongAsync(TestLog log)
    {
        LogListing listing = await LogListing.ReadAsync(_store, 0, CancellationToken.None);
        if (listing.Commits.Where((c, i) => c.Version != i).Any())
        {
            return "versions have a gap";
        }

        // Serially: an append adds a row, an overwrite leaves nothing but its own.
        HashSet<string> rows = [];
        Dictionary<string, int> commits = [];
        foreach (CommitFile commit in listing.Commits.Skip(1))
        {
            CommitRun run = await log.ReadRunAsync(commit.Version, commit.Version);
            string path = Encoding.UTF8.GetString(run.Adds.Segments[0].Keys.Path(0));
            commits[path] = commits.GetValueOrDefault(path) + 1;
            if (run.Commits[0].CommitInfo?.UserMetadata == "overwrite")
            {
                rows.Clear();
            }

            rows.Add(path);
        }

        foreach (SimulatedWrite write in _writes)
        {
            int count = commits.GetValueOrDefault(write.Path);
            if ((write.Outcome == Outcome.Committed && count != 1) || (write.Outcome == Outcome.Failed && count != 0) || count > 1)
            {
                return $"{write} is in the log {count} times";
            }
        }

        SnapshotState state = await log.LoadAsync();
        List<string> files = [.. StateView.Of(state).Files.Select(f => f.Path)];
        if (!files.SequenceEqual(rows.Order(StringComparer.Ordinal)))
        {
            return $"the table holds {string.Join(", ", files)}, a serial replay gives {string.Join(", ", rows.Order(StringComparer.Ordinal))}";
        }

        foreach (string file in files)
        {
            if (await _store.HeadAsync(TablePath.Parse(file)) is null)
            {
                return $"the live file {file} is gone";
            }
        }

        return null;
    }

    private async Task<string> DescribeAsync()
    {
        StringBuilder text = new();
        await foreach (StoreEntry entry in _store.ListAsync(TablePath.LogDirectory))
        {
            using StoreObject? content = await _store.ReadAsync(entry.Path, long.MaxValue);
            text.Append(entry.Path.Name).Append(":\n").Append(Encoding.UTF8.GetString(content!.Content.Span)); // it was listed
        }

        return text.ToString();
    }
}
