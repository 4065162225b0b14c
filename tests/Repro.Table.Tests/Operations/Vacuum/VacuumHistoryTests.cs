using Microsoft.Extensions.Time.Testing;
using Repro.Table.Errors;
using Repro.Table.Operations.Vacuum;
using Repro.Table.Schemas;
using Repro.Table.Storage;
using Repro.Table.Storage.Memory;
using Xunit;

namespace Repro.Table.Tests.Operations.Vacuum;

/// <summary>Vacuum as a user meets it, through the handle of a table.</summary>
public sealed class VacuumHistoryTests
{
    private readonly FakeTimeProvider _clock = new(VacuumTable.Start);

    [Fact]
    public async Task History_tells_of_a_vacuum_and_lost_versions_can_no_longer_be_read()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        TableEngine engine = Engine();
        DeltaTable table = await DeltaTable.CreateAsync(engine, StructType.Of<Row>(), cancellationToken: stop);
        await table.AppendAsync([new Row(1)], cancellationToken: stop);
        await table.OverwriteAsync([new Row(2)], cancellationToken: stop);
        _clock.Advance(TimeSpan.FromDays(8));

        VacuumPlan plan = await table.PlanVacuumAsync(cancellationToken: stop);
        Assert.Equal([1L], plan.LostVersions);
        Assert.Equal([1], await ReadAsync(table, 1));
        VacuumResult result = await table.VacuumAsync(plan, cancellationToken: stop);
        Assert.Equal((1, plan.SizeInBytes), (result.DeletedFiles, result.DeletedBytes));

        await Assert.ThrowsAsync<DataFileMissingException>(() => ReadAsync(table, 1));
        Assert.Equal([2], await ReadAsync(table, table.Latest.Version));
        List<TableVersion> history = [];
        await foreach (TableVersion version in table.HistoryAsync(stop))
        {
            history.Add(version);
        }

        Assert.Equal(
            ["VACUUM END", "VACUUM START", "WRITE", "WRITE", "CREATE TABLE"], history.Select(v => v.Operation));
        Assert.Equal("1", history[0].OperationMetrics["numDeletedFiles"]);
        Assert.Equal("604800000", history[1].OperationParameters["defaultRetentionMillis"]);
    }

    [Fact]
    [Trait("MP", "120")]
    public async Task An_old_handle_keeps_what_others_have_committed_since()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        TableEngine engine = Engine();
        DeltaTable old = await DeltaTable.CreateAsync(engine, StructType.Of<Row>(), cancellationToken: stop);
        DeltaTable other = await DeltaTable.OpenAsync(engine, stop);
        await other.AppendAsync([new Row(1)], cancellationToken: stop);
        _clock.Advance(TimeSpan.FromDays(8));
        VacuumPlan plan = await old.PlanVacuumAsync(cancellationToken: stop);
        await other.AppendAsync([new Row(2)], cancellationToken: stop);
        _clock.Advance(TimeSpan.FromDays(8));

        Assert.Empty(plan.Files);
        Assert.Equal(0, (await old.VacuumAsync(plan, cancellationToken: stop)).DeletedFiles);
        plan = await old.PlanVacuumAsync(cancellationToken: stop);
        Assert.Empty(plan.Files);
        Assert.Equal(0, (await old.VacuumAsync(plan, cancellationToken: stop)).DeletedFiles);
        Assert.Equal([1, 2], (await ReadAsync(other, 2)).Order());
    }

    private TableEngine Engine() =>
        new() { Store = new MemoryTableStore(_clock), Time = _clock, Ids = new SeededIdSource(7) };

    private static async Task<List<long>> ReadAsync(DeltaTable table, long version)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        Snapshot snapshot = await table.SnapshotAsync(VersionSelector.At(version), stop);
        List<long> ids = [];
        await foreach (Row row in snapshot.ReadAsync<Row>(where: null, stop))
        {
            ids.Add(row.Id);
        }

        return ids;
    }

    public sealed record Row(long Id);
}
