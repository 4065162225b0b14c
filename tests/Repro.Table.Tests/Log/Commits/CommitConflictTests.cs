using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Commits;
using Repro.Table.Log.Replay;
using Repro.Table.Log.Segments;
using Repro.Table.Operations;
using Repro.Table.Storage;
using Repro.Table.TestKit.Storage;
using Xunit;

namespace Repro.Table.Tests.Log.Commits;

/// <summary>Another writer is first: what still stands becomes the version after, what does not is a typed conflict.</summary>
public class CommitConflictTests : CommitFixture
{
    [Fact]
    [Trait("MP", "28")]
    public async Task Appends_of_two_writers_both_become_versions()
    {
        DeltaTable table = await CreateAsync();
        BeforeFirstCommit(async () =>
        {
            DeltaTable other = await OtherAsync();
            await other.AppendAsync([new Row(3)], cancellationToken: Token);
            await other.AppendAsync([new Row(4)], cancellationToken: Token);
        });

        CommitResult result = await table.AppendAsync([new Row(2)], cancellationToken: Token);

        Assert.Equal((4, 2), (result.Version, result.Attempts));
        Assert.Equal([1, 2, 3, 4], await RowsAsync());
        Assert.Equal(4, table.Latest.FileCount);
    }

    [Fact]
    public async Task An_append_stands_beside_an_overwrite_that_was_first()
    {
        DeltaTable table = await CreateAsync();
        BeforeFirstCommit(async () => await (await OtherAsync()).OverwriteAsync([new Row(3)], cancellationToken: Token));

        await table.AppendAsync([new Row(2)], cancellationToken: Token);

        Assert.Equal([2, 3], await RowsAsync());
    }

    [Fact]
    public async Task An_overwrite_fails_if_an_append_was_first()
    {
        DeltaTable table = await CreateAsync();
        BeforeFirstCommit(async () => await (await OtherAsync()).AppendAsync([new Row(3)], cancellationToken: Token));

        CommitConflictException conflict = await FailsAsync(() => table.OverwriteAsync([new Row(2)], cancellationToken: Token));

        Assert.Equal((ConflictKind.ConcurrentAppend, 2, "WRITE"), (conflict.Kind, conflict.WinningVersion, conflict.WinningOperation));
        Assert.Equal([1, 3], await RowsAsync());
        await table.OverwriteAsync([new Row(2)], cancellationToken: Token);
        Assert.Equal([2], await RowsAsync());
    }

    [Fact]
    [Trait("MP", "29")]
    public async Task Of_two_overwrites_the_second_fails()
    {
        DeltaTable table = await CreateAsync();
        BeforeFirstCommit(async () => await (await OtherAsync()).OverwriteAsync([new Row(3)], cancellationToken: Token));

        CommitConflictException conflict = await FailsAsync(() => table.OverwriteAsync([new Row(2)], cancellationToken: Token));

        Assert.Equal(ConflictKind.ConcurrentDeleteRead, conflict.Kind);
        Assert.Equal([3], await RowsAsync());
    }

    [Fact]
    public async Task A_change_of_metadata_stops_an_append()
    {
        DeltaTable table = await CreateAsync();
        BeforeFirstCommit(() => WriteCommitAsync(2, table.Latest.Metadata with { Description = "changed" }));

        CommitConflictException conflict = await FailsAsync(() => table.AppendAsync([new Row(2)], cancellationToken: Token));

        Assert.Equal((ConflictKind.MetadataChanged, 2), (conflict.Kind, conflict.WinningVersion));
        await table.SnapshotAsync(cancellationToken: Token);
        await table.AppendAsync([new Row(2)], cancellationToken: Token);
        Assert.Equal([1, 2], await RowsAsync());
    }

    [Fact]
    [Trait("MP", "64")]
    public async Task A_protocol_that_cannot_be_written_stops_an_append_by_name()
    {
        DeltaTable table = await CreateAsync();
        Protocol unknown = new() { MinReaderVersion = 1, MinWriterVersion = 7, WriterFeatures = ["appendOnly", "invariants", "shinyNew"] };
        BeforeFirstCommit(() => WriteCommitAsync(2, unknown));

        UnsupportedFeatureException exception = await Assert.ThrowsAsync<UnsupportedFeatureException>(
            () => table.AppendAsync([new Row(2)], cancellationToken: Token));

        Assert.Equal(["shinyNew"], exception.Features);
        Assert.Empty(await OrphansAsync());
        Assert.Equal([1], await RowsAsync());
    }

    [Fact]
    public async Task A_protocol_that_can_be_written_is_adopted()
    {
        DeltaTable table = await CreateAsync();
        Protocol grown = new() { MinReaderVersion = 1, MinWriterVersion = 7, WriterFeatures = ["appendOnly", "invariants", "domainMetadata"] };
        BeforeFirstCommit(() => WriteCommitAsync(2, grown));

        CommitResult result = await table.AppendAsync([new Row(2)], cancellationToken: Token);

        Assert.Equal(3, result.Version);
        Assert.Equal(grown, table.Latest.Protocol);
    }

    [Fact]
    [Trait("MP", "32")]
    [Trait("MP", "125")]
    public async Task The_same_application_transaction_is_applied_once_whoever_writes_it()
    {
        DeltaTable table = await CreateAsync();
        BeforeFirstCommit(async () => await (await OtherAsync()).AppendAsync([new Row(2)], App(5), Token));

        CommitResult result = await table.AppendAsync([new Row(2)], App(5), Token);

        Assert.Equal((true, 2, 0), (result.IsAlreadyApplied, result.Version, result.AddedFiles));
        Assert.Equal([1, 2], await RowsAsync());
        Assert.Empty(await OrphansAsync());
    }

    [Fact]
    [Trait("MP", "32")]
    public async Task An_application_transaction_that_was_committed_before_or_is_older_changes_nothing()
    {
        DeltaTable table = await CreateAsync();
        await table.AppendAsync([new Row(2)], App(5), Token);

        foreach (long version in new long[] { 5, 4 })
        {
            Assert.True((await table.AppendAsync([new Row(3)], App(version), Token)).IsAlreadyApplied);
            Assert.True((await table.OverwriteAsync([new Row(3)], App(version), Token)).IsAlreadyApplied);
            DeltaTable fresh = await OtherAsync();
            Assert.True((await fresh.AppendAsync([new Row(3)], App(version), Token)).IsAlreadyApplied);
        }

        Assert.Equal([1, 2], await RowsAsync());
        Assert.Equal([0, 1, 2], await VersionsAsync());
    }

    [Fact]
    public async Task An_application_transaction_between_which_another_one_of_the_same_application_came_is_a_conflict()
    {
        DeltaTable table = await CreateAsync();
        BeforeFirstCommit(async () => await (await OtherAsync()).AppendAsync([new Row(2)], App(4), Token));

        CommitConflictException conflict = await FailsAsync(() => table.AppendAsync([new Row(3)], App(5), Token));

        Assert.Equal(ConflictKind.ConcurrentTransaction, conflict.Kind);
        Assert.False((await table.AppendAsync([new Row(3)], App(5), Token)).IsAlreadyApplied);
        Assert.Equal([1, 2, 3], await RowsAsync());
    }

    [Fact]
    public async Task Who_is_never_first_gives_up_after_a_bounded_number_of_tries()
    {
        DeltaTable table = await CreateAsync();
        long version = 1;
        Hooks.Before = async call => await (call.Verb == StoreVerb.Put && IsCommit(call.Path)
            ? WriteCommitAsync(++version, TestLog.Add($"x{version}"))
            : Task.CompletedTask);

        CommitRetryLimitException exception = await Assert.ThrowsAsync<CommitRetryLimitException>(
            () => table.AppendAsync([new Row(2)], cancellationToken: Token));

        Assert.InRange(exception.Attempts, 50, CommitLimits.Default.MaxAttempts);
        Assert.Equal(exception.Attempts, version - 1);
        Assert.Empty(await OrphansAsync());
    }

    [Fact]
    public async Task A_commit_of_another_writer_that_cannot_be_read_stops_ours()
    {
        DeltaTable table = await CreateAsync();
        BeforeFirstCommit(async () => await Memory.PutAsync(LogPath.CommitPath(2), "{\"add\":"u8.ToArray(), PutMode.CreateOnly, Token));

        LogCorruptException exception = await Assert.ThrowsAsync<LogCorruptException>(
            () => table.AppendAsync([new Row(2)], cancellationToken: Token));

        Assert.Equal((LogPath.CommitPath(2).Value, 1), (exception.Path, exception.LineNumber));
        await Memory.DeleteAsync(LogPath.CommitPath(2), cancellationToken: Token);
        Assert.Empty(await OrphansAsync());
    }

    [Fact]
    [Trait("MP", "20")]
    public async Task No_commit_of_ours_has_two_metadata_or_two_protocols()
    {
        DeltaTable table = await CreateAsync(("delta.enableInCommitTimestamps", "true"));
        await table.AppendAsync([new Row(2)], App(1), Token);
        await table.OverwriteAsync([new Row(3)], cancellationToken: Token);

        foreach (long version in await VersionsAsync())
        {
            using StoreObject? content = await Memory.ReadAsync(LogPath.CommitPath(version), long.MaxValue, Token);
            CommitRun run = TestLog.Parse(content!.Content.Span); // refuses two of either; it was listed
            Assert.Equal(version == 0, run.Commits[0].Metadata is not null);
            Assert.Equal(version == 0, run.Commits[0].Protocol is not null);
            Assert.NotNull(run.Commits[0].CommitInfo?.TxnId);
        }
    }

    private static WriteOptions App(long version) => new() { Transaction = new SetTransaction { AppId = "app", Version = version } };

    /// <summary>Lets a write fail, and checks that nothing of it is left.</summary>
    private async Task<CommitConflictException> FailsAsync(Func<Task> write)
    {
        CommitConflictException exception = await Assert.ThrowsAsync<CommitConflictException>(write);
        Assert.Empty(await OrphansAsync());
        return exception;
    }
}
