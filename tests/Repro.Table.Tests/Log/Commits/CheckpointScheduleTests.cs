using System.Text.Json;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Commits;
using Repro.Table.Log.Segments;
using Repro.Table.Storage;
using Repro.Table.TestKit.Storage;
using Xunit;
using static Repro.Table.Tests.TestTable;

namespace Repro.Table.Tests.Log.Commits;

public sealed class CheckpointScheduleTests
{
    private static readonly TablePath Hint = TablePath.LogDirectory.Child(LogPath.LastCheckpoint);

    [Fact]
    [Trait("MP", "21")]
    [Trait("MP", "89")]
    public async Task Every_tenth_version_gets_a_checkpoint_and_the_hint_names_the_newest()
    {
        TestTable test = new();
        await FillAsync(test, await test.CreateAsync(), 34);

        Assert.Equal([10, 20, 30], await CheckpointsAsync(test));
        JsonElement hint = JsonElement.Parse(await test.TextAsync(Hint.Value));
        Assert.Equal((30, 32, 30), (hint.GetProperty("version").GetInt64(), hint.GetProperty("size").GetInt64(), hint.GetProperty("numOfAddFiles").GetInt64()));
        await ExpectIdsAsync(test, 34);
    }

    [Fact]
    public async Task The_interval_is_that_of_the_table()
    {
        TestTable test = new();
        await FillAsync(test, await test.CreateAsync(properties: ("delta.checkpointInterval", "4")), 9);
        Assert.Equal([4, 8], await CheckpointsAsync(test));
    }

    [Fact]
    [Trait("MP", "7")]
    [Trait("MP", "8")]
    [Trait("MP", "9")]
    public async Task Whatever_became_of_hint_and_checkpoints_the_rows_are_the_same()
    {
        Dictionary<string, Func<TestTable, Task>> accidents = new()
        {
            ["no hint"] = async t => await t.Memory.DeleteAsync(Hint, null, Stop),
            ["empty hint"] = async t => await t.Memory.PutAsync(Hint, default, PutMode.Overwrite, Stop),
            ["torn hint"] = async t => await t.Memory.PutAsync(Hint, "{\"version\":2"u8.ToArray(), PutMode.Overwrite, Stop),
            ["hint to a checkpoint that is gone"] = async t => await t.Memory.DeleteAsync(Checkpoint(20), null, Stop),
            ["all checkpoints gone"] = async t =>
            {
                await t.Memory.DeleteAsync(Checkpoint(10), null, Stop);
                await t.Memory.DeleteAsync(Checkpoint(20), null, Stop);
            },
            ["empty checkpoint"] = async t => await t.Memory.PutAsync(Checkpoint(20), default, PutMode.Overwrite, Stop),
            ["damaged checkpoint"] = async t => await t.Memory.PutAsync(Checkpoint(20), new byte[5000], PutMode.Overwrite, Stop),
        };
        foreach ((string accident, Func<TestTable, Task> happenAsync) in accidents)
        {
            TestTable test = new();
            await FillAsync(test, await test.CreateAsync(), 25);
            await happenAsync(test);
            await ExpectIdsAsync(test, 25);

            // And the log heals: later checkpoints are written, and are right.
            await FillAsync(test, await test.OpenAsync(), 5, first: 25);
            Assert.True((await CheckpointsAsync(test)).Contains(30), accident);
            for (int version = 0; version < 30; version++)
            {
                await test.Memory.DeleteAsync(LogPath.CommitPath(version), null, Stop);
            }

            await ExpectIdsAsync(test, 30);
        }
    }

    [Theory]
    [InlineData(StoreVerb.Read)]
    [InlineData(StoreVerb.ReadRange)]
    [InlineData(StoreVerb.List)]
    [InlineData(StoreVerb.Put)]
    [Trait("MP", "10")]
    public async Task A_failure_while_a_checkpoint_is_built_publishes_nothing_and_leaves_the_commit(StoreVerb verb)
    {
        TestTable test = new();
        await FillAsync(test, await test.CreateAsync(), 19);
        string hint = await test.TextAsync(Hint.Value);
        FaultTableStore faults = new(test.Memory);
        test.Engine = test.Engine with { Store = faults };
        DeltaTable table = await test.OpenAsync();
        faults.Add(new StoreFault
        {
            Verb = verb,
            Kind = StoreFaultKind.FailBefore,
            Where = path => verb switch
            {
                StoreVerb.Put => path == Checkpoint(20),
                StoreVerb.Read => path == LogPath.CommitPath(15),
                _ => true,
            },
        });

        CommitResult commit = await table.AppendAsync([new Row(19)], cancellationToken: Stop);
        await Assert.ThrowsAsync<StoreException>(() => commit.Maintenance);

        Assert.Equal(20, commit.Version);
        Assert.Equal([10], await CheckpointsAsync(test));
        Assert.Equal(hint, await test.TextAsync(Hint.Value));
        Assert.Contains(test.Log.Messages, m => m.Id.Name == "MaintenanceFailed" && m.Text.Contains("20", StringComparison.Ordinal));
        await ExpectIdsAsync(test, 20);
    }

    [Fact]
    public async Task A_property_that_is_nonsense_fails_the_maintenance_and_not_the_commit()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync();
        Metadata metadata = table.Latest.Metadata with
        {
            Configuration = ValueMap.Of(
                [KeyValuePair.Create("delta.checkpointInterval", (string?)"soon"), KeyValuePair.Create("delta.logRetentionDuration", (string?)"long")]),
        };
        await test.PutCommitAsync(1, metadata);
        table = await test.OpenAsync();

        CommitResult commit = await table.AppendAsync([new Row(0)], cancellationToken: Stop);

        TablePropertyException failure = await Assert.ThrowsAsync<TablePropertyException>(() => commit.Maintenance);
        Assert.Equal("delta.checkpointInterval", failure.Property);
        Assert.Equal(2, (await table.SnapshotAsync(cancellationToken: Stop)).Version);
        await ExpectIdsAsync(test, 1);
    }

    [Fact]
    public async Task A_retention_beyond_the_calendar_keeps_every_tombstone_and_a_short_one_those_that_are_young()
    {
        foreach ((string retention, int kept) in new[] { ("interval 10675199 days", 3), ("interval 1 hour", 1) })
        {
            TestTable test = new();
            DeltaTable table = await test.CreateAsync(
                properties: [("delta.checkpointInterval", "4"), ("delta.deletedFileRetentionDuration", retention), ("delta.logRetentionDuration", retention)]);
            for (int i = 0; i < 4; i++)
            {
                test.Clock.Advance(TimeSpan.FromMinutes(40));
                CommitResult commit = await table.OverwriteAsync([new Row(i)], cancellationToken: Stop);
                await commit.Maintenance;
            }

            JsonElement hint = JsonElement.Parse(await test.TextAsync(Hint.Value));
            Assert.Equal(2 + 1 + kept + (retention.Contains("hour", StringComparison.Ordinal) ? 1 : 0), hint.GetProperty("size").GetInt64());
        }
    }

    private static TablePath Checkpoint(long version) => TablePath.LogDirectory.Child(LogPath.CheckpointName(version));

    private static async Task FillAsync(TestTable test, DeltaTable table, int count, int first = 0)
    {
        for (int i = 0; i < count; i++)
        {
            test.Clock.Advance(TimeSpan.FromSeconds(1));
            CommitResult commit = await table.AppendAsync([new Row(first + i)], cancellationToken: Stop);
            await commit.Maintenance;
        }
    }

    private static async Task<List<long>> CheckpointsAsync(TestTable test) =>
    [
        .. (await test.PathsAsync()).Select(p => LogPath.Parse(TablePath.Parse(p).Name)).Where(p => p.IsCheckpoint).Select(p => p.Version),
    ];

    private static async Task ExpectIdsAsync(TestTable test, int count)
    {
        List<long> ids = await (await test.OpenAsync()).Latest.ReadAsync<Row>(cancellationToken: Stop).Select(r => r.Id).ToListAsync(Stop);
        Assert.Equal(Enumerable.Range(0, count).Select(i => (long)i), ids.Order());
    }

    internal sealed record Row(long Id);
}
