using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Commits;
using Repro.Table.Schemas;
using Repro.Table.Storage;
using Repro.Table.Storage.Memory;
using Xunit;
using static Repro.Table.Tests.TestTable;

namespace Repro.Table.Tests.Log.Replay;

/// <summary>Time travel by instant: adjusted file times before the border, in-commit timestamps from it on.</summary>
public sealed class VersionResolverTests
{
    private const long Base = 1_800_000_000_000;

    // Version by version: the time of the file, and the in-commit timestamp from version 4 on. Adjusted file times are
    // 1000, 3000, 3001, 4000, 9000, 9001, 9002.
    private static readonly (long FileTime, long? InCommit)[] Commits =
        [(1000, null), (3000, null), (2000, null), (4000, null), (9000, 5000), (100, 5001), (6000, 7000)];

    [Theory]
    [InlineData(999, -1)]
    [InlineData(1000, 0)]
    [InlineData(2999, 0)]
    [InlineData(3000, 1)]
    [InlineData(3001, 2)]
    [InlineData(3999, 2)]
    [InlineData(4000, 3)]
    [InlineData(4999, 3)]
    [InlineData(5000, 4)]
    [InlineData(5001, 5)]
    [InlineData(6999, 5)]
    [InlineData(7000, 6)]
    [InlineData(7001, -1)]
    [InlineData(9002, -1)]
    [Trait("MP", "25")]
    public async Task Around_the_border_each_side_is_searched_by_its_own_times(long time, long expected)
    {
        TestTable test = await BuildAsync(
            ("delta.enableInCommitTimestamps", "true"),
            ("delta.inCommitTimestampEnablementVersion", "4"),
            ("delta.inCommitTimestampEnablementTimestamp", $"{Base + 5000}"));
        await ExpectAsync(test, time, expected);
        Assert.Equal(expected is >= 0 and < 4, WarnsOfFileTimes(test));
    }

    [Theory]
    [InlineData(999, -1)]
    [InlineData(1000, 0)]
    [InlineData(3001, 2)]
    [InlineData(8999, 3)]
    [InlineData(9000, 4)]
    [InlineData(9001, 5)]
    [InlineData(9002, 6)]
    [InlineData(9003, -1)]
    [Trait("MP", "25")]
    public async Task Without_in_commit_timestamps_the_times_of_files_count_and_never_fall(long time, long expected)
    {
        TestTable test = await BuildAsync();
        await ExpectAsync(test, time, expected);
        Assert.Equal(expected >= 0, WarnsOfFileTimes(test));
    }

    [Fact]
    public async Task History_has_the_times_by_which_versions_are_found()
    {
        TestTable test = await BuildAsync(
            ("delta.enableInCommitTimestamps", "true"),
            ("delta.inCommitTimestampEnablementVersion", "4"),
            ("delta.inCommitTimestampEnablementTimestamp", $"{Base + 5000}"));
        DeltaTable table = await test.OpenAsync();
        List<TableVersion> history = await table.HistoryAsync(Stop).ToListAsync(Stop);

        Assert.Equal([7000, 5001, 5000, 4000, 3001, 3000, 1000], history.Select(v => v.Timestamp.ToUnixTimeMilliseconds() - Base));
        foreach (TableVersion version in history)
        {
            Assert.Equal(version.Version, (await table.SnapshotAsync(VersionSelector.AsOf(version.Timestamp), Stop)).Version);
        }
    }

    [Fact]
    [Trait("MP", "24")]
    public async Task Commits_that_are_5_ms_apart_are_told_apart_and_so_are_parts_of_a_millisecond()
    {
        foreach (string enabled in new[] { "false", "true" })
        {
            TestTable test = new();
            DeltaTable table = await test.CreateAsync(properties: ("delta.enableInCommitTimestamps", enabled));
            DateTimeOffset start = test.Clock.GetUtcNow();
            for (int i = 1; i <= 3; i++)
            {
                test.Clock.Advance(TimeSpan.FromMilliseconds(5));
                await table.AppendAsync(Enumerable.Empty<Row>(), cancellationToken: Stop);
            }

            Assert.Equal(1, (await table.SnapshotAsync(VersionSelector.AsOf(start.AddMilliseconds(5)), Stop)).Version);
            Assert.Equal(1, (await table.SnapshotAsync(VersionSelector.AsOf(start.AddMilliseconds(9.9)), Stop)).Version);
            Assert.Equal(2, (await table.SnapshotAsync(VersionSelector.AsOf(start.AddMilliseconds(10).ToOffset(TimeSpan.FromHours(14))), Stop)).Version);
            Assert.Equal(3, (await table.SnapshotAsync(VersionSelector.AsOf(start.AddMilliseconds(15)), Stop)).Version);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("MP", "23")]
    public async Task A_copy_keeps_versions_and_keeps_instants_only_with_in_commit_timestamps(bool isInCommit)
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(properties: ("delta.enableInCommitTimestamps", isInCommit ? "true" : "false"));
        DateTimeOffset created = test.Clock.GetUtcNow();
        test.Clock.Advance(TimeSpan.FromDays(1));
        await table.AppendAsync([new Row(1)], cancellationToken: Stop);
        MemoryTableStore copy = new(test.Clock);
        test.Clock.Advance(TimeSpan.FromDays(1));
        foreach (string path in await test.PathsAsync())
        {
            using StoreObject content = (await test.Memory.ReadAsync(TablePath.Parse(path), int.MaxValue, Stop))!;
            await copy.PutAsync(TablePath.Parse(path), content.Content, PutMode.CreateOnly, Stop);
        }

        DeltaTable copied = await DeltaTable.OpenAsync(test.Engine with { Store = copy }, Stop);
        Assert.Equal(0, (await copied.SnapshotAsync(VersionSelector.At(0), Stop)).FileCount);
        Assert.Equal(1, (await copied.SnapshotAsync(VersionSelector.At(1), Stop)).FileCount);
        if (isInCommit)
        {
            Assert.Equal(0, (await copied.SnapshotAsync(VersionSelector.AsOf(created.AddHours(1)), Stop)).Version);
            Assert.False(WarnsOfFileTimes(test));
        }
        else
        {
            await Assert.ThrowsAsync<VersionNotFoundException>(() => copied.SnapshotAsync(VersionSelector.AsOf(created.AddHours(1)), Stop));
            Assert.Equal(1, (await copied.SnapshotAsync(VersionSelector.AsOf(test.Clock.GetUtcNow().AddMilliseconds(1)), Stop)).Version);
            Assert.True(WarnsOfFileTimes(test));
        }
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task After_cleanup_the_oldest_version_that_can_be_rebuilt_is_the_first_that_has_a_time(string isInCommit)
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(
            properties: [("delta.enableInCommitTimestamps", isInCommit), ("delta.checkpointInterval", "3")]);
        DateTimeOffset start = test.Clock.GetUtcNow();
        for (int i = 1; i <= 5; i++)
        {
            test.Clock.Advance(TimeSpan.FromMinutes(1));
            CommitResult commit = await table.AppendAsync([new Row(i)], cancellationToken: Stop);
            await commit.Maintenance;
        }

        for (int version = 0; version < 3; version++)
        {
            await test.Memory.DeleteAsync(Repro.Table.Log.Segments.LogPath.CommitPath(version), null, Stop);
        }

        Assert.Equal(3, (await table.SnapshotAsync(VersionSelector.AsOf(start.AddMinutes(3)), Stop)).Version);
        VersionNotFoundException failure = await Assert.ThrowsAsync<VersionNotFoundException>(
            () => table.SnapshotAsync(VersionSelector.AsOf(start.AddMinutes(2)), Stop));
        Assert.Equal((3, 5), (failure.Earliest, failure.Latest));
        Assert.Contains("2026-01-01T00:03:00.000Z", failure.Message, StringComparison.Ordinal);
        Assert.Equal([5, 4, 3], await table.HistoryAsync(Stop).Select(v => v.Version).ToListAsync(Stop));

        await test.Memory.DeleteAsync(Repro.Table.Log.Segments.LogPath.CommitPath(3), null, Stop);
        Assert.Equal(4, (await table.SnapshotAsync(VersionSelector.AsOf(start.AddMinutes(4)), Stop)).Version);
        await Assert.ThrowsAsync<VersionNotFoundException>(() => table.SnapshotAsync(VersionSelector.AsOf(start.AddMinutes(3)), Stop));
        Assert.Equal(3, (await table.SnapshotAsync(VersionSelector.At(3), Stop)).FileCount);
    }

    [Fact]
    [Trait("MP", "135")]
    public async Task A_version_that_is_not_there_is_an_error_with_the_range()
    {
        TestTable test = await BuildAsync();
        DeltaTable table = await test.OpenAsync();
        VersionNotFoundException failure = await Assert.ThrowsAsync<VersionNotFoundException>(
            () => table.SnapshotAsync(VersionSelector.At(7), Stop));
        Assert.Equal((0, 6), (failure.Earliest, failure.Latest));
        Assert.Throws<ArgumentOutOfRangeException>(() => VersionSelector.At(-1));
    }

    // Hostile input 21.
    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public async Task Times_that_no_calendar_has_saturate(long inCommit)
    {
        TestTable test = new();
        await test.PutCommitAsync(
            0,
            new CommitInfo { InCommitTimestamp = inCommit, Operation = "CREATE TABLE" },
            new Protocol { MinReaderVersion = 1, MinWriterVersion = 7, WriterFeatures = ["inCommitTimestamp"] },
            new Metadata
            {
                Id = "t",
                SchemaString = SchemaJson.Write(IdSchema),
                Configuration = ValueMap.Of([KeyValuePair.Create("delta.enableInCommitTimestamps", (string?)"true")]),
            });
        DeltaTable table = await test.OpenAsync();

        TableVersion version = Assert.Single(await table.HistoryAsync(Stop).ToListAsync(Stop));
        Assert.Equal(inCommit > 0 ? 9999 : 1, version.Timestamp.Year);
        foreach (DateTimeOffset instant in new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue })
        {
            await Assert.ThrowsAsync<VersionNotFoundException>(() => table.SnapshotAsync(VersionSelector.AsOf(instant), Stop));
        }

        await table.AppendAsync([new Row(1)], cancellationToken: Stop);
        Assert.Equal([new Row(1)], await table.Latest.ReadAsync<Row>(cancellationToken: Stop).ToListAsync(Stop));
    }

    private static bool WarnsOfFileTimes(TestTable test) => test.Log.Messages.Any(m => m.Id.Name == "FileTimesUsed");

    private static async Task ExpectAsync(TestTable test, long time, long expected)
    {
        DeltaTable table = await test.OpenAsync();
        VersionSelector selector = VersionSelector.AsOf(DateTimeOffset.FromUnixTimeMilliseconds(Base + time));
        if (expected >= 0)
        {
            Assert.Equal(expected, (await table.SnapshotAsync(selector, Stop)).Version);
            return;
        }

        VersionNotFoundException failure =
            await Assert.ThrowsAsync<VersionNotFoundException>(() => table.SnapshotAsync(selector, Stop));
        Assert.Equal((0, 6), (failure.Earliest, failure.Latest));
    }

    private static async Task<TestTable> BuildAsync(params (string Name, string Value)[] properties)
    {
        TestTable test = new();
        Metadata metadata = new() { Id = "t", SchemaString = SchemaJson.Write(IdSchema) };
        Protocol protocol = new() { MinReaderVersion = 1, MinWriterVersion = 7, WriterFeatures = ["inCommitTimestamp"] };
        for (int version = 0; version < Commits.Length; version++)
        {
            (long fileTime, long? inCommit) = Commits[version];
            test.Clock.AdjustTime(DateTimeOffset.FromUnixTimeMilliseconds(Base + fileTime));
            CommitInfo info = new() { InCommitTimestamp = properties.Length > 0 ? inCommit + Base : null, Operation = "WRITE" };
            LogAction[] more = version switch
            {
                0 => [protocol, metadata],
                4 => [metadata with { Configuration = ValueMap.Of(properties.Select(p => KeyValuePair.Create(p.Name, (string?)p.Value))) }],
                _ => [],
            };
            await test.PutCommitAsync(version, [info, .. more]);
        }

        return test;
    }

    internal sealed record Row(long Id);
}
