using Apache.Arrow;
using Repro.Table.Errors;
using Repro.Table.Expressions;
using Repro.Table.Log.Actions;
using Repro.Table.Operations;
using Repro.Table.Scanning;
using Repro.Table.Schemas;
using Repro.Table.Storage;
using Repro.Table.Storage.Memory;
using Repro.Table.TestKit.Storage;
using Xunit;

namespace Repro.Table.Tests;

public sealed class ScanTests
{
    private readonly RecordingTableStore _store = new(new MemoryTableStore());

    private sealed record Visit(string Site, int Age, double? Weight);

    [Fact]
    public async Task Only_the_files_that_the_plan_names_are_opened_and_the_order_stays()
    {
        DeltaTable table = await VisitsAsync();
        Snapshot snapshot = table.Latest;
        List<Visit> all = await snapshot.ReadAsync<Visit>(cancellationToken: Token).ToListAsync(Token);
        _store.Clear();

        Scan scan = snapshot.Scan(new ScanOptions { Where = Predicate.Parse("site = 'b' AND age >= 30") });
        ScanPlan plan = scan.Plan();
        Assert.Empty(_store.Calls);
        List<RecordBatch> batches = await scan.ReadBatchesAsync(Token).ToListAsync(Token);

        Assert.Equal((6, 3, 1, 2), (plan.TotalFileCount, plan.PrunedByPartition, plan.PrunedByStatistics, plan.FileCount));
        AddFile[] files = [.. plan.Files];
        Assert.Equal(files.Sum(f => f.Size), plan.SizeInBytes);
        Assert.Equal(files.Select(f => f.Path).Order(StringComparer.Ordinal), _store.Calls.Select(c => c.Path.Value).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            all.Where(v => v is { Site: "b", Age: >= 30 }),
            await snapshot.ReadAsync<Visit>(Predicate.Parse("site = 'b' AND age >= 30"), Token).ToListAsync(Token));
        Assert.Equal(3, batches.Sum(b => b.Length));
    }

    [Fact]
    public async Task A_condition_that_no_file_meets_opens_none()
    {
        Snapshot snapshot = (await VisitsAsync()).Latest;
        _store.Clear();

        Assert.Empty(await snapshot.ReadAsync<Visit>(Predicate.Parse("age > 1000 OR site = 'c'"), Token).ToListAsync(Token));
        Assert.Empty(_store.Calls);
    }

    [Fact]
    public async Task A_wrong_condition_is_refused_before_anything_is_read()
    {
        Snapshot snapshot = (await VisitsAsync()).Latest;

        Assert.Throws<SchemaMismatchException>(() => snapshot.Scan(new ScanOptions { Where = Predicate.Column("agee") > 1 }));
        Assert.Throws<SchemaMismatchException>(() => snapshot.Scan(new ScanOptions { Columns = ["none"] }));
    }

    [Fact]
    public async Task Rows_are_counted_from_the_log_alone()
    {
        DeltaTable table = await VisitsAsync();
        _store.Clear();
        Assert.Equal(12, table.Latest.RowCount);
        Assert.Empty(_store.Calls);

        await table.OverwriteAsync(System.Array.Empty<Visit>(), cancellationToken: Token);
        Assert.Equal(0, table.Latest.RowCount);
    }

    [Fact]
    [Trait("MP", "2")]
    public async Task A_path_that_was_added_again_is_skipped_by_its_new_statistics()
    {
        DeltaTable table = await VisitsAsync();
        AddFile file = table.Latest.Files.First(f => f.Stats!.Contains("\"Age\":11", StringComparison.Ordinal));
        AddFile again = file with { Stats = """{"numRecords":2,"minValues":{"Age":500},"maxValues":{"Age":600},"nullCount":{"Age":0}}""" };
        await _store.PutAsync(
            TablePath.Parse($"_delta_log/{table.Latest.Version + 1:D20}.json"), ActionWriter.WriteCommit([again]), PutMode.CreateOnly, Token);

        Snapshot cold = await (await DeltaTable.OpenAsync(new TableEngine { Store = _store }, Token)).SnapshotAsync(cancellationToken: Token);
        Snapshot warm = await table.SnapshotAsync(cancellationToken: Token);

        foreach (Snapshot snapshot in (Snapshot[])[cold, warm])
        {
            Assert.Equal(6, snapshot.FileCount);
            Assert.Empty(await snapshot.ReadAsync<Visit>(Predicate.Column("Age") <= 11, Token).ToListAsync(Token));
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<DeltaTable> VisitsAsync()
    {
        DeltaTable table = await DeltaTable.CreateAsync(
            new TableEngine { Store = _store }, StructType.Of<Visit>(), new CreateOptions { PartitionColumns = ["Site"] }, Token);
        for (int i = 1; i <= 3; i++)
        {
            await table.AppendAsync<Visit>(
                [new("a", 10 * i, 1), new("a", (10 * i) + 1, null), new("b", (10 * i) + 5, 2), new("b", (10 * i) + 10, null)],
                cancellationToken: Token);
        }

        return table;
    }
}
