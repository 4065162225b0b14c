using CsCheck;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Replay;
using Repro.Table.Log.State;
using Xunit;

namespace Repro.Table.Tests.Log.Replay;

/// <summary>One history, many ways to build its states, one answer: that of a replay action by action.</summary>
public class ReplayEquivalenceTests
{
    [Fact]
    [Trait("MP", "3")]
    [Trait("MP", "4")]
    public Task A_cold_load_of_every_version_equals_the_naive_replay() => SampleAsync(async (log, expected) =>
    {
        for (int version = 0; version < expected.Count; version++)
        {
            SameState(expected[version], await log.LoadAsync(version));
        }

        SameState(expected[^1], await log.LoadAsync());
    });

    [Fact]
    public Task A_refresh_from_every_version_equals_the_naive_replay_at_every_step() => SampleAsync(async (log, expected) =>
    {
        for (int first = 0; first < expected.Count; first++)
        {
            SnapshotState state = await log.LoadAsync(first);
            SnapshotRefresh refresh = new();
            for (int version = first + 1; version < expected.Count; version++)
            {
                state = refresh.Apply(state, await log.ReadRunAsync(version, version));
                SameState(expected[version], state);
            }
        }
    });

    [Fact]
    public Task A_refresh_by_several_commits_at_once_equals_the_naive_replay() => SampleAsync(async (log, expected) =>
    {
        for (int first = 0; first < expected.Count - 1; first++)
        {
            SnapshotState state = await log.LoadAsync(first);
            SameState(expected[^1], new SnapshotRefresh().Apply(state, await log.ReadRunAsync(first + 1, expected.Count - 1)));
            SameState(expected[first], state);
        }
    });

    [Fact]
    [Trait("MP", "4")]
    [Trait("MP", "17")]
    public Task A_load_from_a_checkpoint_at_any_version_equals_the_naive_replay() => SampleAsync(
        async (log, expected) =>
        {
            for (int checkpoint = 0; checkpoint < expected.Count; checkpoint++)
            {
                await log.WriteCheckpointAsync(checkpoint);
                for (int version = checkpoint; version < expected.Count; version++)
                {
                    SameState(expected[version], await log.LoadAsync(version));
                }
            }
        },
        iterations: 25);

    [Fact]
    [Trait("MP", "12")]
    [Trait("MP", "13")]
    public Task Once_the_log_is_cleaned_up_all_that_is_left_equals_the_naive_replay() => SampleAsync(
        async (log, expected) =>
        {
            SnapshotState old = await log.LoadAsync(0);
            int checkpoint = expected.Count / 2;
            await (await log.WriteCheckpointAsync(checkpoint)).ToHint().WriteAsync(log.Store, TestContext.Current.CancellationToken);
            SnapshotState refreshed = await log.Loader.AdvanceAsync(old, new SnapshotRefresh(), TestContext.Current.CancellationToken);
            for (int version = 0; version < checkpoint; version++)
            {
                await log.DeleteCommitAsync(version);
            }

            SameState(expected[^1], refreshed);
            SameState(expected[^1], await log.LoadAsync());
            for (int version = checkpoint; version < expected.Count; version++)
            {
                SameState(expected[version], await log.LoadAsync(version));
            }
        },
        iterations: 25);

    [Fact]
    public async Task Hundreds_of_refreshes_leave_few_segments_and_the_same_files()
    {
        await HistoryGen.Of(400, 3).Where(h => h.Count >= 250).SampleAsync(
            async history =>
            {
                TestLog log = await WriteAsync(history);
                List<StateView> expected = NaiveTable.Replay(history);
                SnapshotState state = await log.LoadAsync(0);
                SnapshotRefresh refresh = new();
                for (int version = 1; version < history.Count; version++)
                {
                    // Files that nobody removes, so that segments stay alive.
                    state = refresh.Apply(state, await log.ReadRunAsync(version, version));
                    SameState(expected[version], state);
                    Assert.InRange(state.Segments.Length, 0, 65);
                }
            },
            iter: 3,
            threads: 1);
    }

    [Fact]
    public async Task Appends_without_end_leave_a_bounded_number_of_segments_and_every_file()
    {
        TestLog log = new();
        await log.CreateAsync();
        SnapshotState state = await log.LoadAsync();
        SnapshotRefresh refresh = new();
        Random random = new(7);
        HashSet<string> live = [];
        for (int version = 1; version <= 1500; version++)
        {
            List<LogAction> actions = [.. Enumerable.Range(0, random.Next(1, 5)).Select(i => TestLog.Add($"{version}-{i}"))];
            if (live.Count > 0 && random.Next(3) == 0)
            {
                actions.Add(TestLog.Remove(live.ElementAt(random.Next(live.Count))));
            }

            foreach (LogAction action in actions)
            {
                _ = action is AddFile add ? live.Add(add.Path) : live.Remove(((RemoveFile)action).Path);
            }

            await log.WriteAsync(version, [.. actions]);
            state = refresh.Apply(state, await log.ReadRunAsync(version, version));
            Assert.InRange(state.Segments.Length, 1, 65);
            Assert.Equal(live.Count, state.FileCount);
        }

        Assert.Equal(live.Order(StringComparer.Ordinal), StateView.Of(state).Files.Select(f => f.Path));
        SameState(StateView.Of(await log.LoadAsync()), state);
    }

    [Fact]
    [Trait("MP", "2")]
    public async Task A_file_that_is_added_again_has_its_new_statistics_only()
    {
        TestLog log = new();
        await log.CreateAsync(TestLog.Add("a") with { Stats = "{\"numRecords\":1}" });
        await log.WriteAsync(1, TestLog.Add("a") with { Stats = "{\"numRecords\":2}" });

        SnapshotState refreshed = new SnapshotRefresh().Apply(await log.LoadAsync(0), await log.ReadRunAsync(1, 1));

        foreach (SnapshotState state in new[] { refreshed, await log.LoadAsync() })
        {
            Assert.Equal("{\"numRecords\":2}", Assert.Single(StateView.Of(state).Files).Stats);
            Assert.Equal(1, state.FileCount);
            Assert.Equal(10, state.SizeInBytes);
        }
    }

    private static Task SampleAsync(Func<TestLog, List<StateView>, Task> test, long iterations = 100) => HistoryGen.Of(9, 8).SampleAsync(
        async history => await test(await WriteAsync(history), NaiveTable.Replay(history)), iter: iterations, threads: 1);

    private static async Task<TestLog> WriteAsync(List<List<LogAction>> history)
    {
        TestLog log = new();
        for (int version = 0; version < history.Count; version++)
        {
            await log.WriteAsync(version, [.. history[version]]);
        }

        return log;
    }

    private static void SameState(StateView expected, SnapshotState actual)
    {
        Assert.Equal(expected, StateView.Of(actual));
        Assert.Equal(expected.Files.Count, actual.FileCount);
        Assert.Equal(expected.Files.Sum(f => f.Size), actual.SizeInBytes);
    }
}
