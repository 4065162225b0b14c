using Repro.Table.Operations.Vacuum;
using Repro.Table.Storage;
using Repro.Table.TestKit.Storage;
using Xunit;
using static Repro.Table.Tests.Operations.Vacuum.VacuumTable;

namespace Repro.Table.Tests.Operations.Vacuum;

public sealed class VacuumRunTests
{
    [Fact]
    [Trait("MP", "109")]
    [Trait("MP", "111")]
    public async Task A_plan_changes_nothing_and_the_run_does_what_it_says()
    {
        (VacuumTable table, RecordingTableStore calls) = await VacuumProtectionTests.TableWithGarbageAsync();
        calls.Clear();
        VacuumPlan plan = await table.PlanAsync();
        Assert.DoesNotContain(calls.Calls, c => c.Verb is StoreVerb.Delete or StoreVerb.Put or StoreVerb.CreateFile);
        Assert.Equal(["garbage", "live"], await table.FilesAsync());

        VacuumResult result = await table.RunAsync(plan);
        Assert.Equal((plan.Files.Length, plan.SizeInBytes), (result.DeletedFiles, result.DeletedBytes));
        Assert.Equal((0, 1), (result.SparedFiles, result.VacuumedDirectories));
        Assert.Empty(result.Failures);
        Assert.Equal(["live"], await table.FilesAsync());
        Assert.Empty((await table.PlanAsync()).Files);
    }

    [Fact]
    [Trait("MP", "120")]
    public async Task The_listing_comes_after_everything_else_was_read()
    {
        (VacuumTable table, RecordingTableStore calls) = await VacuumProtectionTests.TableWithGarbageAsync();
        VacuumPlan plan = await table.PlanAsync();
        calls.Clear();
        await table.RunAsync(plan);
        StoreVerb[] verbs = [.. calls.Calls.Select(c => c.Verb)];
        Assert.Equal([StoreVerb.ListTree, StoreVerb.Delete], verbs[^2..]);
        Assert.DoesNotContain(StoreVerb.ListTree, verbs[..^2]);
    }

    [Fact]
    [Trait("MP", "120")]
    public async Task What_was_committed_since_the_plan_stays()
    {
        (VacuumTable table, _) = await VacuumProtectionTests.TableWithGarbageAsync();
        await table.PutAllAsync("garbage2");
        table.Clock.Advance(TimeSpan.FromDays(8));
        VacuumPlan plan = await table.PlanAsync();
        await table.CommitAsync(Add("garbage"));

        VacuumResult result = await table.RunAsync(plan);
        Assert.Equal((1, 1), (result.DeletedFiles, result.SparedFiles));
        Assert.Equal(["garbage", "live"], await table.FilesAsync());
    }

    [Theory]
    [InlineData(0, "of another size")]
    [InlineData(0, "same size!")]
    [InlineData(8, "of another size")]
    [InlineData(8, "same size!")]
    public async Task What_was_written_anew_since_the_plan_stays(int daysLater, string content)
    {
        (VacuumTable table, _) = await VacuumProtectionTests.TableWithGarbageAsync();
        VacuumPlan plan = await table.PlanAsync() with { Horizon = DateTimeOffset.MaxValue };
        await table.PutAsync("garbage", content);
        table.Clock.Advance(TimeSpan.FromDays(daysLater));
        VacuumResult result = await table.RunAsync(plan);
        Assert.Equal((0, 1), (result.DeletedFiles, result.SparedFiles));
    }

    [Fact]
    public async Task What_became_garbage_since_the_plan_stays_too()
    {
        (VacuumTable table, _) = await VacuumProtectionTests.TableWithGarbageAsync();
        await table.PutAllAsync("younger");
        VacuumPlan plan = await table.PlanAsync();
        table.Clock.Advance(TimeSpan.FromDays(30));
        VacuumResult result = await table.RunAsync(plan with { Files = [.. plan.Files, .. plan.Files] });
        Assert.Equal((1, 0), (result.DeletedFiles, result.SparedFiles));
        Assert.Equal(["live", "younger"], await table.FilesAsync());
    }

    [Fact]
    public async Task A_plan_cannot_name_what_is_no_garbage()
    {
        (VacuumTable table, _) = await VacuumProtectionTests.TableWithGarbageAsync();
        VacuumPlan plan = await table.PlanAsync();
        StoreEntry garbage = Assert.Single(plan.Files);
        StoreEntry live = garbage with { Path = TablePath.Parse("live") };
        StoreEntry commit = garbage with { Path = TablePath.Parse("_delta_log/00000000000000000000.json") };
        plan = plan with { Files = [live, commit], Horizon = DateTimeOffset.MaxValue };
        VacuumResult result = await table.RunAsync(plan);
        Assert.Equal((0, 1), (result.DeletedFiles, result.SparedFiles));
    }

    [Fact]
    public async Task A_retention_that_was_raised_since_the_plan_rules()
    {
        (VacuumTable table, _) = await VacuumProtectionTests.TableWithGarbageAsync();
        VacuumPlan plan = await table.PlanAsync();
        VacuumPlan asked = await table.PlanAsync(new VacuumOptions { Retention = Week });
        await table.CreateAsync(properties: ("delta.deletedFileRetentionDuration", "30 days"));
        Assert.Equal(0, (await table.RunAsync(plan)).DeletedFiles);
        await Assert.ThrowsAsync<Table.Errors.ConstraintViolationException>(() => table.RunAsync(asked));
    }

    [Fact]
    public async Task A_plan_of_another_table_is_refused()
    {
        (VacuumTable table, _) = await VacuumProtectionTests.TableWithGarbageAsync();
        VacuumPlan plan = await table.PlanAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => table.RunAsync(plan with { Location = "/elsewhere" }));
        await Assert.ThrowsAsync<ArgumentException>(() => table.RunAsync(plan with { Version = plan.Version + 1 }));
        Assert.Equal(["garbage", "live"], await table.FilesAsync());
    }

    [Fact]
    [Trait("MP", "37")]
    public async Task What_could_not_be_deleted_is_told_and_not_counted()
    {
        VacuumTable table = new(store => new StubbornStore(store));
        await table.CreateAsync();
        await table.PutAllAsync("a", "b-refused", "c", "d-gone");
        table.Clock.Advance(TimeSpan.FromDays(8));
        VacuumResult result = await table.RunAsync(await table.PlanAsync());
        Assert.Equal((2, 20), (result.DeletedFiles, result.DeletedBytes));
        DeleteResult failure = Assert.Single(result.Failures);
        Assert.Equal("b-refused", failure.Path.Value);
        Assert.Equal((DeleteOutcome.Refused, "held"), (failure.Outcome, failure.Reason));
        Assert.Equal(["b-refused"], await table.FilesAsync());
    }

    [Fact]
    public async Task Files_go_in_batches_and_each_is_told()
    {
        VacuumTable table = new();
        await table.CreateAsync();
        await table.PutAllAsync([.. Enumerable.Range(0, 2100).Select(i => $"f{i:D4}")]);
        table.Clock.Advance(TimeSpan.FromDays(8));
        Steps steps = new();
        Assert.Equal(2100, (await table.RunAsync(await table.PlanAsync(), steps)).DeletedFiles);
        Assert.Equal([(1000, 2100), (2000, 2100), (2100, 2100)], steps.Reported);
    }

    [Fact]
    public async Task A_run_that_was_cancelled_leaves_a_table_that_the_next_run_finishes()
    {
        VacuumTable table = new();
        await table.CreateAsync();
        await table.AppendAsync("live");
        await table.PutAllAsync([.. Enumerable.Range(0, 1500).Select(i => $"f{i:D4}")]);
        table.Clock.Advance(TimeSpan.FromDays(8));
        VacuumPlan plan = await table.PlanAsync();
        using CancellationTokenSource stop = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => table.RunUntilAsync(plan, new Steps { Then = stop.Cancel }, stop.Token));
        Assert.Equal(501, (await table.FilesAsync()).Length);

        VacuumResult result = await table.RunAsync(plan);
        Assert.Equal((500, 0), (result.DeletedFiles, result.SparedFiles));
        Assert.Equal(["live"], await table.FilesAsync());
    }

    [Fact]
    public async Task The_commits_around_it_tell_what_Spark_tells()
    {
        (VacuumTable table, _) = await VacuumProtectionTests.TableWithGarbageAsync();
        VacuumPlan plan = await table.PlanAsync();
        VacuumRecord start = VacuumRecord.Start(plan);
        Assert.Equal("VACUUM START", start.Operation);
        Assert.Equal(
            [new("retentionCheckEnabled", "true"), new("defaultRetentionMillis", "604800000")], start.Parameters);
        Assert.Equal([new("numFilesToDelete", "1"), new("sizeOfDataToDelete", "10")], start.Metrics);
        VacuumOptions options = new() { Retention = TimeSpan.FromHours(1), RetentionCheck = RetentionCheck.Override };
        Assert.Equal(
            [
                new("retentionCheckEnabled", "false"),
                new("defaultRetentionMillis", "604800000"),
                new("specifiedRetentionMillis", "3600000"),
            ],
            VacuumRecord.Start(await table.PlanAsync(options)).Parameters);

        VacuumRecord end = VacuumRecord.End(await table.RunAsync(plan));
        Assert.Equal("VACUUM END", end.Operation);
        Assert.Equal([new("status", "COMPLETED")], end.Parameters);
        Assert.Equal([new("numDeletedFiles", "1"), new("numVacuumedDirectories", "1")], end.Metrics);
        Assert.Equal([new("status", "FAILED")], VacuumRecord.End(null).Parameters);
        Assert.Empty(VacuumRecord.End(null).Metrics);
    }

    private sealed class Steps : IProgress<VacuumProgress>
    {
        public List<(long Done, long Total)> Reported { get; } = [];

        public Action? Then { get; init; }

        public void Report(VacuumProgress value)
        {
            Reported.Add((value.DoneFiles, value.TotalFiles));
            Then?.Invoke();
        }
    }

    /// <summary>Refuses to delete some files, and finds that some are gone already.</summary>
    private sealed class StubbornStore(ITableStore inner) : InterceptedTableStore(inner)
    {
        public override async IAsyncEnumerable<DeleteResult> DeleteManyAsync(
            IReadOnlyList<TablePath> paths,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (TablePath path in paths)
            {
                if (path.Value.EndsWith("-refused", StringComparison.Ordinal))
                {
                    yield return new DeleteResult { Path = path, Outcome = DeleteOutcome.Refused, Reason = "held" };
                    continue;
                }

                await Inner.DeleteAsync(path, null, cancellationToken);
                bool isGone = path.Value.EndsWith("-gone", StringComparison.Ordinal);
                DeleteOutcome outcome = isGone ? DeleteOutcome.Absent : DeleteOutcome.Deleted;
                yield return new DeleteResult { Path = path, Outcome = outcome };
            }
        }

        protected override ValueTask<T> CallAsync<T>(StoreVerb verb, TablePath path, Func<ValueTask<T>> call) => call();
    }
}
