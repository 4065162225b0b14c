using System.Text;
using Microsoft.Extensions.Time.Testing;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using Repro.Table.Storage;
using Repro.Table.Storage.Memory;
using Repro.Table.TestKit.Storage;
using Xunit;

namespace Repro.Table.Tests.Errors;

/// <summary>The failures that every user meets one day, through the handles: type, place and values.</summary>
public sealed class CommonFailureTests
{
    private readonly MemoryTableStore _store = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_a_place_without_a_table_says_where()
    {
        TableNotFoundException missing = await Assert.ThrowsAsync<TableNotFoundException>(() => OpenAsync(_store));

        Assert.Equal("TableNotFound", missing.Code);
        Assert.Equal(_store.Location, missing.Location);
    }

    [Fact]
    public async Task Creating_a_table_twice_leaves_the_first_one()
    {
        await CreateAsync();

        TableExistsException exists = await Assert.ThrowsAsync<TableExistsException>(CreateAsync);

        Assert.Equal(_store.Location, exists.Location);
        Assert.Equal(0, (await OpenAsync(_store)).Latest.Version);
    }

    [Fact]
    public async Task A_version_that_is_not_there_is_told_with_those_that_are()
    {
        DeltaTable table = await CreateAsync();
        await table.AppendAsync([new Row(1)], cancellationToken: Stop);

        VersionNotFoundException missing = await Assert.ThrowsAsync<VersionNotFoundException>(
            () => table.SnapshotAsync(VersionSelector.At(7), Stop));

        Assert.Equal(0, missing.Earliest);
        Assert.Equal(1, missing.Latest);
    }

    [Fact]
    public async Task A_damaged_line_of_the_log_is_told_with_file_and_number()
    {
        await CreateAsync();
        await _store.PutAsync(CommitPath(1), "{\"commitInfo\":{}}\n{\"add\":"u8.ToArray(), PutMode.CreateOnly, Stop);

        LogCorruptException corrupt = await Assert.ThrowsAsync<LogCorruptException>(() => OpenAsync(_store));

        Assert.Equal(CommitPath(1).Value, corrupt.Path);
        Assert.Equal(2, corrupt.LineNumber);
    }

    [Fact]
    public async Task An_overwrite_that_another_overtook_is_a_conflict_and_commits_nothing()
    {
        await CreateAsync();
        FirstStore store = new(_store) { Winner = "{\"commitInfo\":{\"operation\":\"WRITE\"}}\n" + Add };
        DeltaTable table = await OpenAsync(store);

        CommitConflictException conflict = await Assert.ThrowsAsync<CommitConflictException>(
            () => table.OverwriteAsync([new Row(1)], cancellationToken: Stop));

        Assert.Equal(ConflictKind.ConcurrentAppend, conflict.Kind);
        Assert.Equal(1, conflict.WinningVersion);
        Assert.Equal("WRITE", conflict.WinningOperation);
        Assert.Equal(1, (await OpenAsync(_store)).Latest.Version);
    }

    [Fact]
    public async Task An_append_that_is_always_overtaken_gives_up_in_the_end()
    {
        await CreateAsync();
        FakeTimeProvider time = new();
        FirstStore store = new(_store) { Winner = "{\"commitInfo\":{}}\n", Won = () => time.Advance(TimeSpan.FromMinutes(5)) };
        DeltaTable table = await DeltaTable.OpenAsync(new TableEngine { Store = store, Time = time }, Stop);

        CommitRetryLimitException limit = await Assert.ThrowsAsync<CommitRetryLimitException>(
            () => table.AppendAsync([new Row(1)], cancellationToken: Stop));

        Assert.Equal("CommitRetryLimit", limit.Code);
        Assert.Equal(0, (await OpenAsync(_store)).Latest.FileCount);
    }

    [Fact]
    public async Task A_commit_that_may_be_lost_again_is_unknown_and_names_its_transaction()
    {
        await CreateAsync();
        FaultTableStore store = new(_store);
        DeltaTable table = await OpenAsync(store);
        store.Add(new StoreFault { Verb = StoreVerb.Put, Kind = StoreFaultKind.NotDurable, Where = path => path == CommitPath(1) });

        CommitStateUnknownException unknown = await Assert.ThrowsAsync<CommitStateUnknownException>(
            () => table.AppendAsync([new Row(1)], cancellationToken: Stop));

        Assert.Equal(1, unknown.AttemptedVersion);
        using StoreObject commit = (await _store.ReadAsync(CommitPath(1), int.MaxValue, Stop))!; // it is there after all
        Assert.Contains(unknown.TransactionId, Encoding.UTF8.GetString(commit.Content.Span), StringComparison.Ordinal);
    }

    private const string Add =
        "{\"add\":{\"path\":\"a.parquet\",\"partitionValues\":{},\"size\":1,\"modificationTime\":1,\"dataChange\":true}}\n";

    private static TablePath CommitPath(long version) => TablePath.Parse($"_delta_log/{version:D20}.json");

    private static Task<DeltaTable> OpenAsync(ITableStore store) => DeltaTable.OpenAsync(new TableEngine { Store = store }, Stop);

    private Task<DeltaTable> CreateAsync() =>
        DeltaTable.CreateAsync(new TableEngine { Store = _store }, StructType.Of<Row>(), cancellationToken: Stop);

    public sealed record Row(long Id);

    /// <summary>Another writer that is always first: at each commit it has made that version already.</summary>
    private sealed class FirstStore(ITableStore inner) : InterceptedTableStore(inner)
    {
        public required string Winner { get; init; }

        public Action Won { get; init; } = static () => { };

        protected override async ValueTask<T> CallAsync<T>(StoreVerb verb, TablePath path, Func<ValueTask<T>> call)
        {
            if (verb == StoreVerb.Put && path.Value.EndsWith(".json", StringComparison.Ordinal))
            {
                await Inner.PutAsync(path, Encoding.UTF8.GetBytes(Winner), PutMode.CreateOnly, Stop);
                Won();
            }

            return await call();
        }
    }
}
