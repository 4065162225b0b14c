using System.Text;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Replay;
using Repro.Table.Log.State;
using Xunit;

namespace Repro.Table.Tests.Log.Replay;

/// <summary>Cost follows what changed: counted in allocated and retained bytes, never in time.</summary>
[Collection(nameof(MemoryMeasurements))]
public class ReplayAllocationTests
{
    [Fact]
    [Trait("MP", "90")]
    public async Task A_refresh_by_one_commit_costs_the_same_on_a_small_and_on_a_large_table()
    {
        long small = await RefreshCostAsync(100);
        long large = await RefreshCostAsync(100_000);

        Assert.InRange(large - small, -16 << 10, 16 << 10);
    }

    [Fact]
    public async Task A_state_keeps_no_object_for_a_file()
    {
        const int files = 50_000;
        const int loads = 9;
        TestLog log = await CreateAsync(files);
        await log.LoadAsync(); // Fills the buffer pools, which are none of the state.
        List<SnapshotState> kept = [];
        List<long> retained = [];
        for (int i = 0; i < loads; i++)
        {
            long before = GC.GetTotalMemory(forceFullCollection: true);
            kept.Add(await log.LoadAsync());
            retained.Add(GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        // The one in the middle: now and then the process gives back what earlier tests left in its pools, and a load seems to
        // cost less than nothing.
        retained.Sort();

        // A path of some 70 bytes, statistics of 80, and a few numbers.
        Assert.InRange(retained[loads / 2] / files, 100, 400);
        Assert.All(kept, state => Assert.Equal(files, state.FileCount));
        GC.KeepAlive(log);
    }

    private static async Task<long> RefreshCostAsync(int files)
    {
        TestLog log = await CreateAsync(files);
        const int rounds = 8;
        List<CommitRun> runs = [];
        for (int i = 0; i < rounds; i++)
        {
            ReadOnlyMemory<byte> commit = ActionWriter.WriteCommit([TestLog.Add($"new-{i}"), TestLog.Remove(Path(i))]);
            CommitRun.Builder run = new(ActionKinds.State);
            run.Read(2 + i, $"{2 + i}.json", commit.Span, LogLimits.Default);
            runs.Add(run.Build());
        }

        // The first refresh builds the index and compiles the code.
        SnapshotRefresh refresh = new();
        SnapshotState state = refresh.Apply(await log.LoadAsync(), runs[0]);
        state = refresh.Apply(state, runs[1]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (CommitRun run in runs.Skip(2))
        {
            state = refresh.Apply(state, run);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(files, state.FileCount);
        return allocated / (rounds - 2);
    }

    private static async Task<TestLog> CreateAsync(int files)
    {
        TestLog log = new();
        await log.CreateAsync();
        StringBuilder commit = new();
        for (int i = 0; i < files; i++)
        {
            commit.Append($$$"""{"add":{"path":"{{{Path(i)}}}","partitionValues":{"region":"north"},"size":1000,"modificationTime":1,"dataChange":true,"stats":"{\"numRecords\":{{{i}}},\"minValues\":{\"id\":1},\"maxValues\":{\"id\":2},\"nullCount\":{\"id\":0}}"}}""").Append('\n');
        }

        await log.WriteAsync(1, commit.ToString());
        return log;
    }

    private static string Path(int i) => $"region=north/part-{i:D5}-7f4b2f2e-5f0c-4f3a-9d57-8e0b7b1c9a11-c000.zstd.parquet";
}
