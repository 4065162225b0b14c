using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Commits;
using Repro.Table.Log.Segments;
using Repro.Table.Schemas;
using Repro.Table.TestKit.Storage;
using Xunit;

namespace Repro.Table.Tests.Log.Commits;

/// <summary>A commit has three outcomes: it happened, it did not, it is unknown. What is told is never wrong.</summary>
public class CommitOutcomeTests : CommitFixture
{
    [Theory]
    [Trait("MP", "27")]
    [Trait("MP", "123")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_commit_whose_reply_is_lost_is_committed_once(int lostReplies)
    {
        DeltaTable table = await CreateAsync();
        Faults.Add(OfCommit(StoreFaultKind.LoseReply) with { Times = lostReplies });

        CommitResult result = await table.AppendAsync([new Row(2)], cancellationToken: Token);

        Assert.Equal((2, 1), (result.Version, result.Attempts));
        Assert.Equal([1, 2], await RowsAsync());
        Assert.Equal([0, 1, 2], await VersionsAsync());
    }

    [Fact]
    [Trait("MP", "123")]
    public async Task A_client_that_sends_the_put_twice_meets_itself_and_that_is_no_conflict()
    {
        await CreateAsync();
        DeltaTable table = await DeltaTable.OpenAsync(Engine(new ResendingStore(Memory)), Token);

        CommitResult result = await table.AppendAsync([new Row(2)], cancellationToken: Token);

        Assert.Equal((2, 1), (result.Version, result.Attempts));
        Assert.Equal([1, 2], await RowsAsync());
    }

    [Theory]
    [Trait("MP", "27")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_put_that_lands_late_is_committed_once(int landsAfterCalls)
    {
        DeltaTable table = await CreateAsync();
        Faults.Add(OfCommit(StoreFaultKind.LandLate) with { LandsAfterCalls = landsAfterCalls });

        CommitResult result = await table.AppendAsync([new Row(2)], cancellationToken: Token);
        await Faults.LandAllAsync();

        Assert.Equal(2, result.Version);
        Assert.Equal([1, 2], await RowsAsync());
        Assert.Equal([0, 1, 2], await VersionsAsync());
    }

    [Fact]
    public async Task A_put_that_lands_after_another_writer_took_the_version_does_nothing()
    {
        DeltaTable table = await CreateAsync();
        Faults.Add(OfCommit(StoreFaultKind.LandLate) with { LandsAfterCalls = int.MaxValue });
        BeforeFirstCommit(async () => await (await OtherAsync()).AppendAsync([new Row(3)], cancellationToken: Token));

        CommitResult result = await table.AppendAsync([new Row(2)], cancellationToken: Token);
        await Faults.LandAllAsync();

        Assert.Equal((3, 2), (result.Version, result.Attempts));
        Assert.Equal([1, 2, 3], await RowsAsync());
    }

    [Fact]
    [Trait("MP", "27")]
    public async Task An_outcome_that_stays_unknown_is_told_as_such_and_the_data_files_stay()
    {
        DeltaTable table = await CreateAsync();
        Faults.Add(OfCommit(StoreFaultKind.LandLate) with { Times = int.MaxValue, LandsAfterCalls = int.MaxValue });

        CommitStateUnknownException exception = await Assert.ThrowsAsync<CommitStateUnknownException>(
            () => table.AppendAsync([new Row(2)], cancellationToken: Token));

        Assert.Equal(2, exception.AttemptedVersion);
        Assert.Single(await OrphansAsync());
        Assert.Equal([1], await RowsAsync());
        await Faults.LandAllAsync();
        Assert.Equal([1, 2], await RowsAsync());
        await foreach (TableVersion version in (await OtherAsync()).HistoryAsync(Token))
        {
            Assert.Contains(exception.TransactionId, version.CommitInfo, StringComparison.Ordinal);
            break;
        }
    }

    [Fact]
    public async Task A_commit_that_the_store_could_not_make_durable_is_unknown_and_is_not_read_back()
    {
        DeltaTable table = await CreateAsync();
        Faults.Add(OfCommit(StoreFaultKind.NotDurable));
        Calls.Clear();

        await Assert.ThrowsAsync<CommitStateUnknownException>(() => table.AppendAsync([new Row(2)], cancellationToken: Token));

        Assert.DoesNotContain(Calls.Calls, c => c.Verb is StoreVerb.Read or StoreVerb.Delete);
        Assert.Equal([1, 2], await RowsAsync());
    }

    [Fact]
    public async Task Cancellation_while_the_outcome_is_unknown_is_an_unknown_outcome()
    {
        DeltaTable table = await CreateAsync();
        using CancellationTokenSource cancel = new();
        Faults.Add(OfCommit(StoreFaultKind.LoseReply));
        Hooks.After = async call => await (call.Verb == StoreVerb.Put ? cancel.CancelAsync() : Task.CompletedTask);

        CommitStateUnknownException exception = await Assert.ThrowsAsync<CommitStateUnknownException>(
            () => table.AppendAsync([new Row(2)], cancellationToken: cancel.Token));

        Assert.IsAssignableFrom<OperationCanceledException>(exception.InnerException);
        Assert.Equal([1, 2], await RowsAsync());
    }

    [Theory]
    [InlineData(StoreVerb.CreateFile)]
    [InlineData(StoreVerb.WriteFile)]
    [InlineData(StoreVerb.CompleteFile)]
    public async Task Cancellation_before_the_commit_leaves_the_table_as_it_was(StoreVerb verb)
    {
        DeltaTable table = await CreateAsync();
        using CancellationTokenSource cancel = new();
        Hooks.After = async call => await (call.Verb == verb ? cancel.CancelAsync() : Task.CompletedTask);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.AppendAsync([new Row(2)], cancellationToken: cancel.Token));

        Assert.Equal([1], await RowsAsync());
        Assert.Empty(await OrphansAsync());
        Assert.Equal(2, (await table.AppendAsync([new Row(3)], cancellationToken: Token)).Version);
    }

    [Fact]
    public async Task A_put_that_failed_before_anything_could_be_visible_is_sent_again()
    {
        DeltaTable table = await CreateAsync();
        Faults.Add(OfCommit(StoreFaultKind.FailBefore) with { Times = 3 });

        CommitResult result = await table.AppendAsync([new Row(2)], cancellationToken: Token);

        Assert.Equal((2, 1), (result.Version, result.Attempts));
        Assert.Equal([1, 2], await RowsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_put_that_fails_for_good_before_anything_could_be_visible_leaves_the_table_as_it_was(bool isTransient)
    {
        DeltaTable table = await CreateAsync();
        Faults.Add(OfCommit(StoreFaultKind.FailBefore) with { Times = 1000, IsTransient = isTransient });
        Calls.Clear();

        await Assert.ThrowsAsync<StoreException>(() => table.AppendAsync([new Row(2)], cancellationToken: Token));

        Assert.Equal(isTransient ? CommitLimits.Default.MaxFailedPuts : 1, Calls.Count(StoreVerb.Put));
        Assert.Equal([1], await RowsAsync());
        Assert.Empty(await OrphansAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failure_after_a_put_without_an_answer_is_no_proof_of_absence(bool isTransient)
    {
        DeltaTable table = await CreateAsync();
        Faults.Add(OfCommit(StoreFaultKind.LandLate) with { LandsAfterCalls = int.MaxValue });
        Faults.Add(OfCommit(StoreFaultKind.FailBefore) with { Nth = 2, Times = 3, IsTransient = isTransient });

        Task<CommitResult> append = table.AppendAsync([new Row(2)], cancellationToken: Token);

        if (isTransient)
        {
            Assert.Equal(2, (await append).Version);
        }
        else
        {
            await Assert.ThrowsAsync<CommitStateUnknownException>(() => append);
            await Faults.LandAllAsync();
        }

        Assert.Equal([1, 2], await RowsAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_commit_that_is_there_and_cannot_be_read_may_be_ours(int lostReplies)
    {
        await CreateAsync();
        DeltaTable table = await DeltaTable.OpenAsync(Engine(lostReplies == 0 ? new ResendingStore(Calls) : Calls), Token);
        Faults.Add(OfCommit(StoreFaultKind.LoseReply) with { Times = lostReplies });
        Faults.Add(OfCommit(StoreFaultKind.FailBefore, StoreVerb.Read) with { Times = 1000 });

        await Assert.ThrowsAsync<CommitStateUnknownException>(() => table.AppendAsync([new Row(2)], cancellationToken: Token));

        Assert.Equal([1, 2], await RowsAsync());
    }

    [Fact]
    public async Task A_store_that_fails_in_a_way_of_its_own_leaves_the_outcome_unknown()
    {
        DeltaTable table = await CreateAsync();
        Hooks.After = call => call.Verb == StoreVerb.Put ? throw new IOException("reset by peer") : Task.CompletedTask;

        CommitStateUnknownException exception = await Assert.ThrowsAsync<CommitStateUnknownException>(
            () => table.AppendAsync([new Row(2)], cancellationToken: Token));

        Assert.IsType<IOException>(exception.InnerException);
        Assert.Equal([1, 2], await RowsAsync());
    }

    [Fact]
    public async Task Nothing_that_follows_the_commit_turns_success_into_failure()
    {
        DeltaTable table = await CreateAsync(("delta.checkpointInterval", "2"));
        Faults.Add(new StoreFault { Verb = StoreVerb.List, Kind = StoreFaultKind.FailBefore, Times = 1000 });
        Faults.Add(new StoreFault { Verb = StoreVerb.Put, Kind = StoreFaultKind.FailBefore, Times = 1000, Where = p => !IsCommit(p) });

        CommitResult result = await table.AppendAsync([new Row(2)], cancellationToken: Token);

        Assert.Equal(2, result.Version);
        await Assert.ThrowsAsync<StoreException>(() => result.Maintenance);
        Assert.Equal([1, 2], await RowsAsync());
    }

    [Fact]
    public async Task A_property_that_only_maintenance_asks_for_does_not_fail_the_commit()
    {
        DeltaTable table = await CreateAsync();
        await WriteCommitAsync(2, table.Latest.Metadata with
        {
            Configuration = ValueMap.Of([
                KeyValuePair.Create("delta.checkpointInterval", (string?)"often"),
                KeyValuePair.Create("delta.logRetentionDuration", (string?)"interval 99999999999 years"),
            ]),
        });
        await table.SnapshotAsync(cancellationToken: Token);

        CommitResult result = await table.AppendAsync([new Row(2)], cancellationToken: Token);

        Assert.Equal(3, result.Version);
        await Assert.ThrowsAsync<TablePropertyException>(() => result.Maintenance);
        Assert.Equal([1, 2], await RowsAsync());
    }

    [Theory]
    [InlineData(StoreVerb.CreateFile)]
    [InlineData(StoreVerb.WriteFile)]
    [InlineData(StoreVerb.CompleteFile)]
    public async Task A_data_file_that_fails_leaves_the_table_as_it_was(StoreVerb verb)
    {
        DeltaTable table = await CreateAsync();
        Faults.Add(verb, StoreFaultKind.FailBefore);

        await Assert.ThrowsAsync<StoreException>(() => table.AppendAsync([new Row(2)], cancellationToken: Token));

        Assert.Equal([1], await RowsAsync());
        Assert.Equal([0, 1], await VersionsAsync());
        Assert.Empty(await OrphansAsync());
    }

    [Theory]
    [InlineData(StoreFaultKind.LoseReply)]
    [InlineData(StoreFaultKind.LandLate)]
    public async Task A_table_whose_creation_has_no_answer_is_created_once(StoreFaultKind kind)
    {
        Faults.Add(OfCommit(kind));

        DeltaTable table = await DeltaTable.CreateAsync(Engine(Calls), StructType.Of<Row>(), cancellationToken: Token);

        Assert.Equal(0, table.Latest.Version);
        Assert.Equal([0], await VersionsAsync());
    }

    [Fact]
    public async Task A_table_is_not_created_over_one_whose_first_commits_were_cleaned_up()
    {
        await CreateAsync();
        await new TestLog(Memory).WriteCheckpointAsync(1);
        await Memory.DeleteAsync(LogPath.CommitPath(0), cancellationToken: Token);
        await Memory.DeleteAsync(LogPath.CommitPath(1), cancellationToken: Token);

        await Assert.ThrowsAsync<TableExistsException>(
            () => DeltaTable.CreateAsync(Engine(Calls), StructType.Of<Row>(), cancellationToken: Token));

        Assert.Equal([1], await RowsAsync());
    }

    [Fact]
    public async Task Two_that_create_one_table_make_one_and_the_other_is_told()
    {
        BeforeFirstCommit(() => DeltaTable.CreateAsync(Engine(Memory), StructType.Of<Row>(), cancellationToken: Token));

        await Assert.ThrowsAsync<TableExistsException>(
            () => DeltaTable.CreateAsync(Engine(Calls), StructType.Of<Row>(), cancellationToken: Token));

        Assert.Equal([0], await VersionsAsync());
    }

    [Fact]
    public void Actions_that_contradict_each_other_fail_before_there_is_a_commit()
    {
        StagedTransaction transaction = new()
        {
            Read = null,
            ReadAt = Time.GetUtcNow(),
            ReadSet = ReadSet.Nothing,
            TransactionId = "t",
            Operation = "TEST",
            Actions = [TestLog.Protocol, TestLog.Metadata, TestLog.Add("a"), TestLog.Add("%61")],
        };

        Assert.Throws<LogCorruptException>(() => CommitAttempt.Build(transaction, state: null, Time.GetUtcNow()));
    }

    [Fact]
    public async Task In_commit_timestamps_rise_whatever_the_clock_does()
    {
        DeltaTable table = await CreateAsync(("delta.enableInCommitTimestamps", "true"));
        DeltaTable other = await OtherAsync();
        DateTimeOffset start = Time.GetUtcNow();
        for (int i = 0; i < 6; i++)
        {
            Time.SetUtcNow(start - TimeSpan.FromMinutes(i));
            await (i % 2 == 0 ? table : other).AppendAsync([new Row(i)], cancellationToken: Token);
        }

        List<TableVersion> history = [];
        await foreach (TableVersion version in table.HistoryAsync(Token))
        {
            history.Add(version);
        }

        Assert.Equal(8, history.Count);
        Assert.All(history.Zip(history.Skip(1)), pair => Assert.True(pair.First.Timestamp > pair.Second.Timestamp));
    }
}
