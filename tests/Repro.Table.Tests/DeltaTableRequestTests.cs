using Repro.Table.Schemas;
using Repro.Table.Storage;
using Repro.Table.Storage.Memory;
using Repro.Table.TestKit.Storage;
using Repro.Table.TestKit.Time;
using Xunit;

namespace Repro.Table.Tests;

/// <summary>Which objects each verb touches: the promise of speed, as counts.</summary>
public class DeltaTableRequestTests
{
    private readonly JumpingTimeProvider _time = new();
    private readonly RecordingTableStore _store;

    public DeltaTableRequestTests()
    {
        _store = new RecordingTableStore(new MemoryTableStore(_time));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TableEngine Engine => new() { Store = _store, Time = _time, Ids = new SeededIdSource(1) };

    private IEnumerable<string> Calls => _store.Calls.Select(c => c.ToString());

    [Fact]
    [Trait("MP", "88")]
    public async Task Opening_reads_the_hint_lists_once_and_reads_the_checkpoint_the_tail_and_one_commit_that_is_not_there()
    {
        await WriteAsync(versions: 13);
        _store.Clear();

        await DeltaTable.OpenAsync(Engine, Token);

        string[] calls = [.. Calls.Where(c => !c.StartsWith("ReadRange", StringComparison.Ordinal))];
        Assert.Equal(
            [
                "Read _delta_log/_last_checkpoint", "List _delta_log", Commit(11), Commit(12), Commit(13),
            ],
            calls);
        Assert.All(_store.Calls.Where(c => c.Verb == StoreVerb.ReadRange), c => Assert.Equal("00000000000000000010.checkpoint.parquet", c.Path.Name));
        Assert.InRange(_store.Count(StoreVerb.ReadRange), 1, 4);
    }

    [Fact]
    [Trait("MP", "90")]
    public async Task A_look_for_news_is_one_request_and_one_more_for_each_new_commit()
    {
        DeltaTable table = await WriteAsync(versions: 3);
        DeltaTable other = await DeltaTable.OpenAsync(Engine with { Ids = new SeededIdSource(2) }, Token);
        _store.Clear();

        Snapshot before = await table.SnapshotAsync(cancellationToken: Token);
        Assert.Equal([Commit(3)], Calls);

        await other.AppendAsync([new Row(1)], cancellationToken: Token);
        _store.Clear();
        Snapshot after = await table.SnapshotAsync(cancellationToken: Token);

        Assert.Equal((2, 3), (before.Version, after.Version));
        Assert.Equal([Commit(3), Commit(4)], Calls);
    }

    [Fact]
    public async Task A_warm_append_is_two_puts_and_no_read()
    {
        DeltaTable table = await WriteAsync(versions: 3);
        _store.Clear();

        await (await table.AppendAsync([new Row(1)], cancellationToken: Token)).Maintenance;

        Assert.Equal(1, _store.Count(StoreVerb.CreateFile));
        Assert.Equal(["Put _delta_log/00000000000000000003.json"], Calls.Where(c => c.StartsWith("Put", StringComparison.Ordinal)));
        Assert.All(_store.Calls, c => Assert.True(c.Verb is StoreVerb.CreateFile or StoreVerb.WriteFile or StoreVerb.CompleteFile or StoreVerb.Put, $"{c}"));
    }

    [Fact]
    public async Task An_overwrite_looks_for_news_first()
    {
        DeltaTable table = await WriteAsync(versions: 3);
        _store.Clear();

        await table.OverwriteAsync([new Row(1)], cancellationToken: Token);

        Assert.Equal([Commit(3)], Calls.Where(c => c.StartsWith("Read", StringComparison.Ordinal)));
        Assert.Equal(0, _store.Count(StoreVerb.List));
    }

    [Fact]
    [Trait("MP", "24")]
    public async Task An_older_version_by_number_or_time_costs_a_listing_or_two_and_the_commits_it_needs()
    {
        DeltaTable table = await WriteAsync(versions: 8);
        _store.Clear();

        await table.SnapshotAsync(VersionSelector.At(2), Token);
        Assert.Equal([Commit(8), "Read _delta_log/_last_checkpoint", "List _delta_log", Commit(0), Commit(1), Commit(2)], Calls);

        _store.Clear();
        Snapshot asOf = await table.SnapshotAsync(VersionSelector.AsOf(_time.GetUtcNow() - TimeSpan.FromMilliseconds((5 * 5) - 2)), Token);
        Assert.Equal(2, asOf.Version);
        Assert.Equal(
            [Commit(8), "List _delta_log", "Read _delta_log/_last_checkpoint", "List _delta_log", Commit(0), Commit(1), Commit(2)], Calls);
    }

    [Fact]
    public async Task The_newest_version_by_number_costs_no_more_than_a_look_for_news()
    {
        DeltaTable table = await WriteAsync(versions: 8);
        _store.Clear();

        await table.SnapshotAsync(VersionSelector.At(7), Token);

        Assert.Equal([Commit(8)], Calls);
    }

    [Fact]
    public async Task A_handle_that_slept_lists_before_it_looks_for_news_or_appends()
    {
        DeltaTable table = await WriteAsync(versions: 3);
        _time.Advance(TimeSpan.FromHours(2));
        _store.Clear();

        await table.AppendAsync([new Row(1)], cancellationToken: Token);

        Assert.Equal("List _delta_log", Calls.ElementAt(1));
        Assert.Equal(1, _store.Count(StoreVerb.List));
    }

    private static string Commit(int version) => $"Read _delta_log/{version:D20}.json";

    /// <summary>Makes a table of so many versions, 5 ms apart, each after the first an append.</summary>
    private async Task<DeltaTable> WriteAsync(int versions)
    {
        DeltaTable table = await DeltaTable.CreateAsync(Engine, StructType.Of<Row>(), cancellationToken: Token);
        for (int version = 1; version < versions; version++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(5));
            await (await table.AppendAsync([new Row(version)], cancellationToken: Token)).Maintenance;
        }

        return table;
    }

    public sealed record Row(long Id);
}
