using System.Text;
using Repro.Table.Errors;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Storage;
using Repro.Table.Storage.Memory;
using Repro.Table.TestKit.Storage;
using Xunit;

namespace Repro.Table.Tests.Log.Segments;

/// <summary>Which files of the log a version is rebuilt from, whatever else lies there.</summary>
public class LogListingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("MP", "16")]
    public async Task Names_of_other_programs_change_nothing()
    {
        TestLog log = await CreateAsync(3);
        LogListing before = await LogListing.ReadAsync(log.Store, 0, Token);
        foreach (string name in new[]
        {
            "00000000000000000003.json.tmp", ".00000000000000000003.json.crc", "_commit_a.json.tmp", "00000000000000000002.crc",
            "00000000000000000000.00000000000000000002.compacted.json", "00000000000000000009.checkpoint.parquet.tmp", "0x.json",
            "_last_vacuum_info", "00000000000000000003.JSON", "00000000000000000003.checkpoint", "a.json", "3.crc",
        })
        {
            await log.PutAsync(name, new byte[] { 1 });
        }

        LogListing after = await LogListing.ReadAsync(log.Store, 0, Token);

        Assert.Equal(before.Commits, after.Commits);
        Assert.Equal(before.Checkpoints, after.Checkpoints);
        Assert.Equal(2, (await log.LoadAsync()).Version);
    }

    [Fact]
    public async Task A_version_that_is_missing_in_the_middle_is_named()
    {
        TestLog log = await CreateAsync(6);
        await log.DeleteCommitAsync(3);

        LogCorruptException latest = await Assert.ThrowsAsync<LogCorruptException>(() => log.LoadAsync());
        LogCorruptException fourth = await Assert.ThrowsAsync<LogCorruptException>(() => log.LoadAsync(4));

        Assert.Contains("version 3 is missing", latest.Reason, StringComparison.Ordinal);
        Assert.Contains("version 3 is missing", fourth.Reason, StringComparison.Ordinal);
        Assert.Equal(2, (await log.LoadAsync(2)).Version);
    }

    [Fact]
    public async Task A_commit_that_a_listing_left_out_is_asked_for_by_name()
    {
        TestLog log = await CreateAsync(6);
        HidingStore hiding = new(log.Store, LogPath.CommitName(3));
        SnapshotState expected = await log.LoadAsync();

        Assert.Equal(StateView.Of(expected), StateView.Of(await Loaders.Of(hiding).LoadLatestAsync(new(), Token)));
        Assert.Equal(4, (await Loaders.Of(hiding).LoadVersionAsync(4, Token)).Version);
    }

    [Fact]
    public async Task A_version_that_no_listing_shows_yet_is_asked_for_by_name()
    {
        TestLog log = await CreateAsync(6);
        HidingStore hiding = new(log.Store, LogPath.CommitName(4), LogPath.CommitName(5));

        Assert.Equal(5, (await Loaders.Of(hiding).LoadLatestAsync(new(), Token)).Version);
        Assert.Equal(5, (await Loaders.Of(hiding).LoadVersionAsync(5, Token)).Version);
    }

    [Theory]
    [Trait("MP", "135")]
    [InlineData(6)]
    [InlineData(long.MaxValue)]
    public async Task A_version_above_the_newest_is_not_found_and_never_the_newest(long version)
    {
        TestLog log = await CreateAsync(6);

        VersionNotFoundException exception = await Assert.ThrowsAsync<VersionNotFoundException>(() => log.LoadAsync(version));

        Assert.Equal((0, 5), (exception.Earliest, exception.Latest));
    }

    [Fact]
    public async Task A_version_whose_log_was_cleaned_up_is_not_found_and_the_range_is_told()
    {
        TestLog log = await CreateAsync(6);
        await log.WriteCheckpointAsync(4);
        for (int version = 0; version < 4; version++)
        {
            await log.DeleteCommitAsync(version);
        }

        VersionNotFoundException exception = await Assert.ThrowsAsync<VersionNotFoundException>(() => log.LoadAsync(3));

        Assert.Equal((4, 5), (exception.Earliest, exception.Latest));
        Assert.Equal(4, (await log.LoadAsync(4)).Version);
    }

    [Theory]
    [InlineData("1.json", "1.json")]
    [InlineData("000000000000000000001.json", "000000000000000000001.json")]
    [InlineData("99999999999999999999.json", "99999999999999999999.json")]
    public async Task Two_names_for_one_version_or_a_version_too_large_are_refused(string name, string named)
    {
        TestLog log = await CreateAsync(3);
        await log.PutAsync(name, "{}"u8.ToArray());

        LogCorruptException exception = await Assert.ThrowsAsync<LogCorruptException>(() => log.LoadAsync());

        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("09223372036854775807.json")]
    [InlineData("09223372036854775807.checkpoint.parquet")]
    public async Task The_largest_version_is_a_gap_and_no_overflow(string name)
    {
        TestLog log = await CreateAsync(3);
        await log.PutAsync(name, "{}"u8.ToArray());

        LogCorruptException exception = await Assert.ThrowsAsync<LogCorruptException>(() => log.LoadAsync());

        Assert.Contains("version 3 is missing", exception.Reason, StringComparison.Ordinal);
        Assert.Equal(2, (await log.LoadAsync(2)).Version);
    }

    [Fact]
    public async Task A_directory_in_the_place_of_a_commit_is_refused()
    {
        TestLog log = await CreateAsync(3);
        await log.Store.PutAsync(TablePath.Parse("_delta_log/00000000000000000003.json/x"), new byte[1], PutMode.CreateOnly, Token);

        LogCorruptException exception = await Assert.ThrowsAsync<LogCorruptException>(() => log.LoadAsync());

        Assert.Equal(LogPath.CommitPath(3).Value, exception.Path);
    }

    [Theory]
    [InlineData("_delta_log")]
    [InlineData("other")]
    public async Task What_has_no_log_is_no_table(string name)
    {
        MemoryTableStore store = new();
        await store.PutAsync(TablePath.Parse(name), new byte[1], PutMode.CreateOnly, Token);

        await Assert.ThrowsAsync<TableNotFoundException>(() => Loaders.Of(store).LoadLatestAsync(new(), Token));
    }

    [Theory]
    [Trait("MP", "7")]
    [Trait("MP", "8")]
    [Trait("MP", "9")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{\"version\":2")]
    [InlineData("{\"version\":2,\"version\":4}")]
    [InlineData("{\"version\":-1}")]
    [InlineData("{\"version\":1000000000000000000}")]
    [InlineData("{\"version\":3}")]
    [InlineData("{\"version\":5}")]
    [InlineData("{\"version\":77}")]
    [InlineData("[]")]
    public async Task A_hint_that_is_absent_torn_or_wrong_only_costs_a_listing(string? hint)
    {
        TestLog log = await CreateAsync(6);
        SnapshotState expected = await log.LoadAsync();
        SnapshotState old = await log.LoadAsync(3);
        await log.WriteCheckpointAsync(2);
        await log.WriteCheckpointAsync(4);
        if (hint is not null)
        {
            await log.PutAsync(LogPath.LastCheckpoint, Encoding.UTF8.GetBytes(hint));
        }

        Assert.Equal(StateView.Of(expected), StateView.Of(await log.LoadAsync()));
        Assert.Equal(StateView.Of(old), StateView.Of(await log.LoadAsync(3)));
    }

    [Fact]
    [Trait("MP", "8")]
    public async Task A_hint_at_a_checkpoint_that_is_gone_falls_back_to_an_older_one()
    {
        TestLog log = await CreateAsync(8);
        SnapshotState expected = await log.LoadAsync();
        await log.WriteCheckpointAsync(3);
        await (await log.WriteCheckpointAsync(6)).ToHint().WriteAsync(log.Store, Token);
        await log.DeleteAsync(LogPath.CheckpointName(6));
        await log.DeleteCommitAsync(0);

        Assert.Equal(StateView.Of(expected), StateView.Of(await log.LoadAsync()));
    }

    [Theory]
    [Trait("MP", "9")]
    [InlineData("")]
    [InlineData("PAR1 is not enough to be Parquet")]
    public async Task A_checkpoint_that_cannot_be_read_is_passed_over(string content)
    {
        TestLog log = await CreateAsync(8);
        SnapshotState expected = await log.LoadAsync();
        await log.WriteCheckpointAsync(3);
        await log.PutAsync(LogPath.CheckpointName(6), Encoding.UTF8.GetBytes(content));
        await log.PutAsync(LogPath.LastCheckpoint, "{\"version\":6}"u8.ToArray());
        await log.DeleteCommitAsync(0);

        Assert.Equal(StateView.Of(expected), StateView.Of(await log.LoadAsync()));

        // With nothing to fall back on, the failure is that of the checkpoint.
        await log.DeleteAsync(LogPath.CheckpointName(3));
        DataFileCorruptException exception = await Assert.ThrowsAsync<DataFileCorruptException>(() => log.LoadAsync());
        Assert.EndsWith(LogPath.CheckpointName(6), exception.Path, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("MP", "5")]
    public async Task A_checkpoint_that_lacks_a_part_is_passed_over()
    {
        TestLog log = await CreateAsync(8);
        SnapshotState expected = await log.LoadAsync();
        await log.WriteCheckpointAsync(3);
        await log.PutAsync("00000000000000000006.checkpoint.0000000001.0000000002.parquet", new byte[10]);
        await log.PutAsync("00000000000000000006.checkpoint.0000000001.4294967295.parquet", new byte[10]);
        await log.PutAsync("00000000000000000006.checkpoint.0000000002.0000000003.parquet", new byte[10]);

        LogListing listing = await LogListing.ReadAsync(log.Store, 0, Token);

        Assert.Equal([3L], listing.Checkpoints.Select(c => c.Version));
        Assert.Equal(StateView.Of(expected), StateView.Of(await log.LoadAsync()));
    }

    [Fact]
    [Trait("MP", "6")]
    public async Task Of_two_checkpoints_of_one_version_the_one_in_one_file_is_preferred_and_either_will_do()
    {
        TestLog log = await CreateAsync(8);
        SnapshotState expected = await log.LoadAsync();
        await log.WriteCheckpointAsync(6);
        ReadOnlyMemory<byte> bytes = await ReadAsync(log, LogPath.CheckpointName(6));
        await log.PutAsync("00000000000000000006.checkpoint.0000000001.0000000001.parquet", bytes);
        LogListing both = await LogListing.ReadAsync(log.Store, 0, Token);
        Assert.Equal(CheckpointForm.Classic, both.Checkpoints[^1].Form);
        Assert.Equal(StateView.Of(expected), StateView.Of(await log.LoadAsync()));

        await log.DeleteAsync(LogPath.CheckpointName(6));
        await log.DeleteCommitAsync(0);
        Assert.Equal(StateView.Of(expected), StateView.Of(await log.LoadAsync()));
    }

    [Fact]
    [Trait("MP", "22")]
    public async Task Checkpoints_of_a_form_that_is_not_known_and_compacted_files_are_passed_over()
    {
        TestLog log = await CreateAsync(8);
        SnapshotState expected = await log.LoadAsync();
        await log.PutAsync("00000000000000000006.checkpoint.80a083e8-7026-4e79-81be-64bd76c43a11.json", "{}"u8.ToArray());
        await log.PutAsync("00000000000000000000.00000000000000000004.compacted.json", "{}"u8.ToArray());
        await log.PutAsync("00000000000000000004.00000000000000000002.compacted.json", "{}"u8.ToArray());

        Assert.Equal(StateView.Of(expected), StateView.Of(await log.LoadAsync()));
    }

    [Fact]
    public async Task An_empty_commit_is_corruption_and_the_versions_before_it_open()
    {
        TestLog log = await CreateAsync(6);
        await log.WriteAsync(3, "");

        LogCorruptException exception = await Assert.ThrowsAsync<LogCorruptException>(() => log.LoadAsync());

        Assert.Equal((LogPath.CommitPath(3).Value, 3L), (exception.Path, exception.Version));
        Assert.Equal(2, (await log.LoadAsync(2)).Version);
    }

    [Fact]
    public async Task A_commit_larger_than_the_limit_is_refused_before_it_is_read()
    {
        TestLog log = await CreateAsync(2);
        await log.WriteAsync(2, new string(' ', 2000));
        long before = log.Store.Counters.BytesRead;

        await Assert.ThrowsAsync<LimitExceededException>(
            () => Loaders.Of(log.Store, new() { MaxCommitSizeInBytes = 1999 }).LoadLatestAsync(new(), Token));

        Assert.InRange(log.Store.Counters.BytesRead - before, 0, 1999);
    }

    [Fact]
    [Trait("MP", "88")]
    [Trait("MP", "89")]
    public async Task Twenty_thousand_commits_are_opened_by_a_hint_one_listing_a_checkpoint_and_the_tail()
    {
        TestLog log = await CreateAsync(20_000);
        await (await log.WriteCheckpointAsync(19_950)).ToHint().WriteAsync(log.Store, Token);
        log.Store.Clear();

        SnapshotState state = await log.LoadAsync();

        Assert.Equal((19_999, 19_999), (state.Version, state.FileCount));
        Assert.Equal(1, log.Store.Count(StoreVerb.List));
        Assert.Equal(1 + 49 + 1, log.Store.Count(StoreVerb.Read));
        Assert.InRange(log.Store.Count(StoreVerb.ReadRange), 1, 4);
        Assert.Equal(0, log.Store.Count(StoreVerb.Head));
    }

    private static async Task<TestLog> CreateAsync(int versions)
    {
        TestLog log = new();
        await log.CreateAsync();
        for (int version = 1; version < versions; version++)
        {
            await log.WriteAsync(version, TestLog.Add($"f{version}"));
        }

        return log;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(TestLog log, string name)
    {
        using StoreObject? content = await log.Store.ReadAsync(TablePath.LogDirectory.Child(name), long.MaxValue, Token);
        return content!.Content.ToArray(); // the caller wrote it
    }
}
