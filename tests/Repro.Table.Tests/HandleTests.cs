using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Commits;
using Repro.Table.Log.Segments;
using Repro.Table.Operations;
using Repro.Table.Storage;
using Repro.Table.TestKit.Storage;
using Xunit;
using static Repro.Table.Tests.TestTable;

namespace Repro.Table.Tests;

public sealed class HandleTests
{
    [Fact]
    [Trait("MP", "1")]
    public async Task Every_version_keeps_the_rows_that_were_written_there()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync();
        await table.OverwriteAsync([new Row(1), new Row(2)], cancellationToken: Stop);
        await table.OverwriteAsync([new Row(3)], cancellationToken: Stop);
        await table.AppendAsync([new Row(4)], cancellationToken: Stop);

        string[][] expected = [[], ["1", "2"], ["3"], ["3", "4"]];
        for (int version = 0; version < expected.Length; version++)
        {
            Snapshot snapshot = await (await test.OpenAsync()).SnapshotAsync(VersionSelector.At(version), Stop);
            Assert.Equal(expected[version], (await RowsAsync(snapshot)).Order());
        }
    }

    [Fact]
    [Trait("MP", "32")]
    public async Task A_transaction_that_was_applied_is_not_applied_again()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync();
        DeltaTable other = await test.OpenAsync();
        WriteOptions Of(long version) => new() { Transaction = new SetTransaction { AppId = "a", Version = version } };
        CommitResult first = await table.AppendAsync([new Row(1)], Of(5), Stop);

        // The other handle has not seen it, and learns of it by a conflict.
        CommitResult[] repeated =
        [
            await other.AppendAsync([new Row(1)], Of(5), Stop),
            await table.AppendAsync([new Row(1)], Of(4), Stop),
            await table.OverwriteAsync([new Row(1)], Of(5), Stop),
        ];

        Assert.False(first.IsAlreadyApplied);
        Assert.All(repeated, r => Assert.Equal((1L, true, 0), (r.Version, r.IsAlreadyApplied, r.Attempts)));
        Assert.Single(await test.DataFilesAsync());
        Assert.Equal(2, (await table.AppendAsync([new Row(2)], Of(6), Stop)).Version);
    }

    [Fact]
    [Trait("MP", "13")]
    public async Task A_handle_that_slept_longer_than_the_log_is_kept_starts_from_the_newest_version()
    {
        TestTable test = new();
        DeltaTable sleeper = await test.CreateAsync(properties: ("delta.checkpointInterval", "2"));
        DeltaTable writer = await test.OpenAsync();
        for (int i = 0; i < 4; i++)
        {
            await (await writer.AppendAsync([new Row(i)], cancellationToken: Stop)).Maintenance;
        }

        for (int version = 0; version < 4; version++)
        {
            await test.Memory.DeleteAsync(LogPath.CommitPath(version), null, Stop);
        }

        test.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(4, (await sleeper.SnapshotAsync(cancellationToken: Stop)).Version);
        Assert.Equal(5, (await sleeper.AppendAsync([new Row(4)], cancellationToken: Stop)).Version);
        Assert.DoesNotContain("_delta_log/00000000000000000001.json", await test.PathsAsync());
    }

    [Fact]
    public async Task A_look_for_news_costs_one_request_and_an_append_none()
    {
        TestTable test = new();
        RecordingTableStore store = new(test.Memory);
        test.Engine = test.Engine with { Store = store };
        DeltaTable table = await test.CreateAsync();
        store.Clear();
        await table.SnapshotAsync(cancellationToken: Stop);
        Assert.Equal([new StoreCall(StoreVerb.Read, LogPath.CommitPath(1))], store.Calls);

        store.Clear();
        await table.AppendAsync([new Row(1)], cancellationToken: Stop);
        Assert.Equal(
            [StoreVerb.CreateFile, StoreVerb.CompleteFile, StoreVerb.Put],
            store.Calls.Select(c => c.Verb).Where(v => v != StoreVerb.WriteFile));
    }

    [Fact]
    public async Task Files_come_in_reading_order_and_carry_what_the_log_says()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync();
        for (int i = 0; i < 5; i++)
        {
            await table.AppendAsync([new Row(i)], cancellationToken: Stop);
        }

        AddFile[] files = [.. table.Latest.Files];
        Assert.Equal(5, files.Length);
        Assert.Equal(files.Select(f => f.Path).Order(StringComparer.Ordinal), files.Select(f => f.Path));
        Assert.Equal(table.Latest.SizeInBytes, files.Sum(f => f.Size));
        Assert.All(files, f => Assert.Contains("\"numRecords\":1", f.Stats, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("MP", "92")]
    public async Task Missing_files_are_counted_and_the_vacuum_that_took_them_is_named()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync();
        for (int i = 0; i < 3; i++)
        {
            await table.AppendAsync([new Row(i)], cancellationToken: Stop);
        }

        string[] paths = [.. await test.DataFilesAsync()];
        await table.OverwriteAsync([new Row(9)], cancellationToken: Stop);
        await test.Memory.DeleteAsync(TablePath.Parse(paths[0]), null, Stop);
        await test.Memory.DeleteAsync(TablePath.Parse(paths[2]), null, Stop);

        DataFileMissingException failure = await MissingAsync(table);
        Assert.Equal((3, paths[0]), (failure.Version, failure.Path));
        Assert.Contains("2 of its 3 files are gone", failure.Message, StringComparison.Ordinal);
        Assert.Contains("no VACUUM is on record", failure.Message, StringComparison.Ordinal);

        await test.PutCommitAsync(5, new CommitInfo { Operation = "VACUUM END" });
        Assert.Contains("removed by the VACUUM of version 5 on 2026-01-01", (await MissingAsync(table)).Message, StringComparison.Ordinal);

        await test.PutCommitAsync(6, new CommitInfo { Operation = "VACUUM END" });
        Assert.Contains("one of 2 VACUUMs", (await MissingAsync(table)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_whose_loss_cannot_be_explained_is_named_all_the_same()
    {
        TestTable test = new();
        FaultTableStore faults = new(test.Memory);
        test.Engine = test.Engine with { Store = faults };
        DeltaTable table = await test.CreateAsync();
        await table.AppendAsync([new Row(1)], cancellationToken: Stop);
        string path = Assert.Single(await test.DataFilesAsync());
        await test.Memory.DeleteAsync(TablePath.Parse(path), null, Stop);
        faults.Add(StoreVerb.ListTree, StoreFaultKind.FailBefore);

        DataFileMissingException failure = await Assert.ThrowsAsync<DataFileMissingException>(() => RowsAsync(table.Latest));

        Assert.Equal(path, failure.Path);
    }

    private static async Task<DataFileMissingException> MissingAsync(DeltaTable table)
    {
        Snapshot snapshot = await table.SnapshotAsync(VersionSelector.At(3), Stop);
        return await Assert.ThrowsAsync<DataFileMissingException>(() => RowsAsync(snapshot));
    }

    internal sealed record Row(long Id);
}
