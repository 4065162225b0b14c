using Repro.Table.Log.Actions;
using Repro.Table.Log.Segments;
using Repro.Table.Operations;
using Repro.Table.Schemas;
using Repro.Table.Storage;
using Repro.Table.Storage.Memory;
using Repro.Table.TestKit.Storage;
using Repro.Table.TestKit.Time;
using Xunit;

namespace Repro.Table.Tests.Log.Commits;

/// <summary>A table in memory with two handles: ours, whose store may fail, and one of another writer.</summary>
public abstract class CommitFixture
{
    private ulong _seed;

    private protected CommitFixture()
    {
        Memory = new MemoryTableStore(Time);
        Hooks = new HookedStore(Memory);
        Faults = new FaultTableStore(Hooks);
        Calls = new RecordingTableStore(Faults);
    }

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected JumpingTimeProvider Time { get; } = new();

    private protected MemoryTableStore Memory { get; }

    private protected HookedStore Hooks { get; }

    private protected FaultTableStore Faults { get; }

    private protected RecordingTableStore Calls { get; }

    private protected static bool IsCommit(TablePath path) => LogPath.Parse(path.Name).Kind == LogFileKind.Commit;

    private protected static StoreFault OfCommit(StoreFaultKind kind, StoreVerb verb = StoreVerb.Put) =>
        new() { Verb = verb, Kind = kind, Where = IsCommit };

    private protected TableEngine Engine(ITableStore store) => new() { Store = store, Time = Time, Ids = new SeededIdSource(++_seed) };

    private protected async Task<DeltaTable> CreateAsync(params (string Name, string Value)[] properties)
    {
        CreateOptions options = new() { Properties = properties.ToDictionary(p => p.Name, p => p.Value) };
        await DeltaTable.CreateAsync(Engine(Memory), StructType.Of<Row>(), options, Token);
        await (await OtherAsync()).AppendAsync([new Row(1)], cancellationToken: Token);
        return await DeltaTable.OpenAsync(Engine(Calls), Token);
    }

    private protected Task<DeltaTable> OtherAsync() => DeltaTable.OpenAsync(Engine(Memory), Token);

    /// <summary>Lets something happen just before our first put of a commit.</summary>
    private protected void BeforeFirstCommit(Func<Task> action) => Hooks.Before = async call =>
    {
        if (call.Verb == StoreVerb.Put && IsCommit(call.Path))
        {
            Hooks.Before = _ => Task.CompletedTask;
            await action();
        }
    };

    /// <summary>Writes a commit as another program would.</summary>
    private protected async Task WriteCommitAsync(long version, params LogAction[] actions) => Assert.Equal(
        PutOutcome.Created,
        await Memory.PutAsync(LogPath.CommitPath(version), ActionWriter.WriteCommit(actions), PutMode.CreateOnly, Token));

    /// <summary>Returns the ids of all rows of the newest version, as a fresh reader sees them.</summary>
    private protected async Task<List<long>> RowsAsync()
    {
        List<long> ids = [];
        await foreach (Row row in (await OtherAsync()).Latest.ReadAsync<Row>(cancellationToken: Token))
        {
            ids.Add(row.Id);
        }

        return [.. ids.Order()];
    }

    /// <summary>Returns the data files that exist and that no version ever named.</summary>
    private protected async Task<List<string>> OrphansAsync()
    {
        HashSet<string> named = [];
        await foreach (StoreEntry entry in Memory.ListAsync(TablePath.LogDirectory, cancellationToken: Token))
        {
            if (IsCommit(entry.Path))
            {
                using StoreObject? content = await Memory.ReadAsync(entry.Path, long.MaxValue, Token);
                var run = TestLog.Parse(content!.Content.Span); // it was listed
                for (int position = 0; position < run.Adds.Count; position++)
                {
                    (int segment, int row) = run.Adds.Locate(position);
                    named.Add(System.Text.Encoding.UTF8.GetString(run.Adds.Segments[segment].Keys.Path(row)));
                }
            }
        }

        List<string> orphans = [];
        await foreach (StoreEntry entry in Memory.ListTreeAsync(default, Token))
        {
            if (!entry.Path.Value.StartsWith("_delta_log/", StringComparison.Ordinal) && !named.Contains(entry.Path.Value))
            {
                orphans.Add(entry.Path.Value);
            }
        }

        return orphans;
    }

    private protected async Task<List<long>> VersionsAsync()
    {
        List<long> versions = [];
        await foreach (StoreEntry entry in Memory.ListAsync(TablePath.LogDirectory, cancellationToken: Token))
        {
            if (LogPath.Parse(entry.Path.Name) is { Kind: LogFileKind.Commit } commit)
            {
                versions.Add(commit.Version);
            }
        }

        return versions;
    }

    public sealed record Row(long Id);
}
