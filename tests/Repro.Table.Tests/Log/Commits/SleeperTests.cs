using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Commits;
using Repro.Table.Log.Segments;
using Repro.Table.TestKit.Storage;
using Xunit;

namespace Repro.Table.Tests.Log.Commits;

/// <summary>A writer sleeps for longer than the log is kept, and its next version is free again.</summary>
public class SleeperTests : CommitFixture
{
    private static readonly TimeSpan TwoMonths = TimeSpan.FromDays(60);

    [Fact]
    [Trait("MP", "13")]
    public async Task A_handle_that_slept_sees_what_a_fresh_one_sees()
    {
        DeltaTable table = await CreateAsync();
        await LetHistoryPassAsync(10);

        Snapshot snapshot = await table.SnapshotAsync(cancellationToken: Token);

        Assert.Equal((await OtherAsync()).Latest.Version, snapshot.Version);
        Assert.Equal((await OtherAsync()).Latest.Files, snapshot.Files);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    public async Task A_handle_that_slept_appends_to_what_is_there_now(int newest)
    {
        DeltaTable table = await CreateAsync();
        await LetHistoryPassAsync(newest);

        CommitResult result = await table.AppendAsync([new Row(-1)], cancellationToken: Token);

        Assert.Equal(newest + 1, result.Version);
        Assert.Equal(newest + 1, (await RowsAsync()).Count);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(10)]
    public async Task A_commit_that_slept_on_its_way_is_taken_back_if_history_went_on_without_it(int newest)
    {
        DeltaTable table = await CreateAsync();
        BeforeFirstCommit(() => LetHistoryPassAsync(newest));
        List<long> rows = [];

        CommitConflictException exception = await Assert.ThrowsAsync<CommitConflictException>(
            () => table.AppendAsync([new Row(-1)], cancellationToken: Token));

        rows.AddRange(await RowsAsync());
        Assert.Equal((ConflictKind.LogCleanedUp, newest), (exception.Kind, exception.WinningVersion));
        Assert.DoesNotContain(2, await VersionsAsync());
        Assert.DoesNotContain(-1, rows);
        Assert.Equal(newest, rows.Count);
        await table.SnapshotAsync(cancellationToken: Token);
        await table.AppendAsync([new Row(-1)], cancellationToken: Token);
        Assert.Contains(-1, await RowsAsync());
    }

    [Fact]
    public async Task A_commit_that_slept_stays_if_nothing_happened_meanwhile()
    {
        DeltaTable table = await CreateAsync();
        BeforeFirstCommit(() =>
        {
            Time.Advance(TwoMonths);
            return Task.CompletedTask;
        });

        Assert.Equal(2, (await table.AppendAsync([new Row(2)], cancellationToken: Token)).Version);
        Assert.Equal([1, 2], await RowsAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public async Task A_commit_that_slept_stays_if_others_built_on_it_before_it_could_look(int appends)
    {
        DeltaTable table = await CreateAsync();
        Hooks.Before = call =>
        {
            if (call.Verb == StoreVerb.Put && IsCommit(call.Path))
            {
                Time.Advance(TwoMonths);
                Hooks.Before = _ => Task.CompletedTask;
                Hooks.After = async put =>
                {
                    Hooks.After = _ => Task.CompletedTask;
                    Assert.Equal(StoreVerb.Put, put.Verb);
                    DeltaTable other = await OtherAsync();
                    for (int i = 0; i < appends; i++)
                    {
                        await (await other.AppendAsync([new Row(10 + i)], cancellationToken: Token)).Maintenance;
                    }
                };
            }

            return Task.CompletedTask;
        };

        Assert.Equal(2, (await table.AppendAsync([new Row(2)], cancellationToken: Token)).Version);
        Assert.Equal(2 + appends, (await RowsAsync()).Count);
    }

    [Theory]
    [InlineData(StoreVerb.List)]
    [InlineData(StoreVerb.Delete)]
    public async Task A_commit_that_slept_and_cannot_be_checked_or_taken_back_is_unknown(StoreVerb verb)
    {
        DeltaTable table = await CreateAsync();
        BeforeFirstCommit(async () =>
        {
            await LetHistoryPassAsync(10);
            Faults.Add(new StoreFault { Verb = verb, Kind = StoreFaultKind.FailBefore, Times = 1000 });
        });

        CommitStateUnknownException exception = await Assert.ThrowsAsync<CommitStateUnknownException>(
            () => table.AppendAsync([new Row(-1)], cancellationToken: Token));

        Assert.Equal(2, exception.AttemptedVersion);
        Assert.Single(await VersionsAsync(), 2L);
    }

    [Fact]
    public async Task A_retention_that_is_nonsense_closes_nothing()
    {
        DeltaTable table = await CreateAsync();
        await WriteCommitAsync(2, table.Latest.Metadata with
        {
            Configuration = ValueMap.Of([KeyValuePair.Create("delta.logRetentionDuration", (string?)"for ever")]),
        });

        Assert.Equal(2, (await table.SnapshotAsync(cancellationToken: Token)).Version);
        Assert.Equal(3, (await table.AppendAsync([new Row(2)], cancellationToken: Token)).Version);
    }

    /// <summary>Another writer appends up to a version and writes its checkpoint; two months later the log before it is cleaned up.</summary>
    private async Task LetHistoryPassAsync(int newest)
    {
        DeltaTable other = await OtherAsync();
        for (long version = other.Latest.Version + 1; version <= newest; version++)
        {
            await (await other.AppendAsync([new Row(version)], cancellationToken: Token)).Maintenance;
        }

        await new TestLog(Memory).WriteCheckpointAsync(newest);
        Time.Advance(TwoMonths);
        for (int version = 0; version < newest; version++)
        {
            await Memory.DeleteAsync(LogPath.CommitPath(version), cancellationToken: Token);
        }
    }
}
