using Apache.Arrow;
using Repro.Table.Data;
using Repro.Table.Errors;
using Repro.Table.Log.Commits;
using Repro.Table.Operations;
using Repro.Table.Schemas;
using Repro.Table.TestKit.Rows;
using Repro.Table.TestKit.Storage;
using Xunit;
using static Repro.Table.Tests.TestTable;

namespace Repro.Table.Tests.Operations;

/// <summary>Sizes of files, their tags, and what is left when a write does not succeed.</summary>
public sealed class FileWriteTests
{
    [Fact]
    [Trait("MP", "132")]
    public async Task Many_small_batches_become_one_file_and_a_small_target_becomes_many()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync();
        CommitResult one = await table.AppendAsync(Batches(0, 500), cancellationToken: Stop);
        CommitResult many = await table.AppendAsync(
            Batches(500, 100), new WriteOptions { TargetFileSizeInBytes = 1000 }, Stop);

        Assert.Equal((1, 5000L), (one.AddedFiles, one.WrittenRows));
        Assert.InRange(many.AddedFiles, 5, 20);
        Assert.Equal(many.WrittenBytes + one.WrittenBytes, table.Latest.SizeInBytes);
        List<string> rows = await RowsAsync(table.Latest);
        Assert.Equal(Enumerable.Range(0, 6000), rows.Select(r => int.Parse(r, System.Globalization.CultureInfo.InvariantCulture)).Order());
    }

    [Fact]
    public async Task The_target_size_of_the_table_counts_and_a_bad_one_is_refused()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(properties: ("delta.targetFileSize", "1kb"));
        CommitResult commit = await table.AppendAsync(Batches(0, 100), cancellationToken: Stop);

        Assert.InRange(commit.AddedFiles, 5, 20);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => table.AppendAsync(Batches(0, 1), new WriteOptions { TargetFileSizeInBytes = 0 }, Stop));
    }

    [Fact]
    public async Task An_append_of_nothing_is_a_version_without_files_and_an_overwrite_by_nothing_empties_the_table()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync();
        await table.AppendAsync(Batches(0, 1), cancellationToken: Stop);
        CommitResult append = await table.AppendAsync(Batches(0, 0), cancellationToken: Stop);
        CommitResult overwrite = await table.OverwriteAsync(Batches(0, 0), cancellationToken: Stop);

        Assert.Equal((2L, 0), (append.Version, append.AddedFiles));
        Assert.Equal((3L, 0, 1), (overwrite.Version, overwrite.AddedFiles, overwrite.RemovedFiles));
        Assert.Empty(await RowsAsync(table.Latest));
        Assert.Equal(10, (await RowsAsync(await table.SnapshotAsync(VersionSelector.At(2), Stop))).Count);
    }

    [Fact]
    public async Task A_cancelled_write_leaves_the_table_as_it_was_and_no_file()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync();
        using CancellationTokenSource stop = new();
        async IAsyncEnumerable<RecordBatch> Rows()
        {
            await foreach (RecordBatch batch in Batches(0, 50))
            {
                yield return batch;
            }

            await stop.CancelAsync();
            yield return Ids(0, 1);
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => table.AppendAsync(Rows(), new WriteOptions { TargetFileSizeInBytes = 1000 }, stop.Token));

        Assert.NotEqual(0, test.Memory.Counters.Deletes);
        Assert.Empty(await test.DataFilesAsync());
        Assert.Equal(0, (await test.OpenAsync()).Latest.Version);
    }

    [Fact]
    public async Task A_source_that_fails_leaves_no_file_and_its_batches_disposed()
    {
        TestTable test = new();
        TrackedBatches tracked = new();
        DeltaTable table = await test.CreateAsync();
        async IAsyncEnumerable<RecordBatch> Rows()
        {
            await Task.Yield();
            yield return tracked.Make(0, 1000);
            throw new InvalidOperationException("the source");
        }

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => table.AppendAsync(Rows(), new WriteOptions { TargetFileSizeInBytes = 1 }, Stop));

        Assert.Equal(0, tracked.Alive);
        Assert.Empty(await test.DataFilesAsync());
    }

    [Theory]
    [InlineData(StoreVerb.CreateFile)]
    [InlineData(StoreVerb.WriteFile)]
    [InlineData(StoreVerb.CompleteFile)]
    [InlineData(StoreVerb.Put)]
    public async Task A_store_that_fails_leaves_the_table_as_it_was_and_no_file(StoreVerb verb)
    {
        TestTable test = new();
        DeltaTable first = await test.CreateAsync();
        FaultTableStore faults = new(test.Memory);

        // For good: a put that may do better later is put again, after a pause of a clock that stands still here.
        faults.Add(new StoreFault
        {
            Verb = verb,
            Kind = StoreFaultKind.FailBefore,
            Nth = verb == StoreVerb.Put ? 1 : 2,
            IsTransient = false,
        });
        test.Engine = test.Engine with { Store = faults };
        DeltaTable table = await test.OpenAsync();

        await Assert.ThrowsAsync<StoreException>(
            () => table.AppendAsync(Batches(0, 3), new WriteOptions { TargetFileSizeInBytes = 1 }, Stop));

        Assert.Empty(await test.DataFilesAsync());
        Assert.Equal(0, (await first.SnapshotAsync(cancellationToken: Stop)).Version);
    }

    [Fact]
    public async Task A_write_whose_outcome_is_unknown_keeps_its_files()
    {
        TestTable test = new();
        await test.CreateAsync();
        FaultTableStore faults = new(test.Memory);
        faults.Add(new StoreFault { Verb = StoreVerb.Put, Kind = StoreFaultKind.NotDurable });
        test.Engine = test.Engine with { Store = faults };
        DeltaTable table = await test.OpenAsync();

        await Assert.ThrowsAsync<CommitStateUnknownException>(() => table.AppendAsync(Batches(0, 1), cancellationToken: Stop));

        Assert.Equal(10, (await RowsAsync((await test.OpenAsync()).Latest)).Count);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_left_to_who_has_it()
    {
        TestTable test = new();
        await (await test.CreateAsync()).AppendAsync(Batches(0, 1), cancellationToken: Stop);
        string taken = Assert.Single(await test.DataFilesAsync());

        // A second writer with the same seed, which nobody should have, chooses the same names.
        test.Engine = test.Engine with { Ids = new ReplayedIds(Guid.Parse(taken[11..47])) };
        DeltaTable other = await test.OpenAsync();
        await Assert.ThrowsAsync<StoreException>(() => other.AppendAsync(Batches(0, 1), cancellationToken: Stop));

        Assert.Equal([taken], await test.DataFilesAsync());
        Assert.Equal(10, (await RowsAsync((await test.OpenAsync()).Latest)).Count);
    }

    [Fact]
    public async Task What_an_observer_says_of_a_file_is_a_tag_of_its_action_for_ever()
    {
        TestTable test = new();
        test.Engine = test.Engine with { Observers = [new SumObserver()] };
        DeltaTable table = await test.CreateAsync(
            Columns(("p", DataType.String), ("id", DataType.Long)), ["p"], ("delta.checkpointInterval", "2"));
        using RecordBatch batch = JsonBatch.Parse(table.Latest.Schema, """
            {"p":"a","id":1}
            {"p":"b","id":10}
            {"p":"a","id":2}
            """);
        await table.AppendAsync(batch, cancellationToken: Stop);
        CommitResult second = await table.AppendAsync(batch, cancellationToken: Stop);
        await second.Maintenance;
        string[] expected = ["id: 10 in 1", "id: 10 in 1", "id: 3 in 2", "id: 3 in 2"];

        Assert.Equal(expected, Tags(table.Latest));
        Assert.Contains("_delta_log/00000000000000000002.checkpoint.parquet", await test.PathsAsync());
        for (int version = 0; version < 2; version++)
        {
            await test.Memory.DeleteAsync(Repro.Table.Log.Segments.LogPath.CommitPath(version), null, Stop);
        }

        Assert.Equal(expected, Tags((await test.OpenAsync()).Latest));

        await table.OverwriteAsync(batch, cancellationToken: Stop);
        Assert.Equal(["id: 10 in 1", "id: 3 in 2"], Tags(table.Latest));
        Assert.Equal(
            expected,
            JsonLines.Parse(await test.TextAsync("_delta_log/00000000000000000003.json"))
                .Where(line => line.TryGetProperty("remove", out _))
                .Select(line => line.GetProperty("remove").GetProperty("tags").GetProperty("sum").GetString())
                .Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string?> Tags(Snapshot snapshot) =>
        snapshot.Files.Select(f => f.Tags?["sum"]).Order(StringComparer.Ordinal);

    private static async IAsyncEnumerable<RecordBatch> Batches(int first, int count)
    {
        await Task.Yield();
        for (int i = 0; i < count; i++)
        {
            yield return Ids((first + i) * 10, 10);
        }
    }

    private sealed class SumObserver : IBatchObserverFactory
    {
        public IBatchObserver? Create(StructType schema) => new File(string.Join(',', schema.Fields.Select(f => f.Name)));

        private sealed class File(string columns) : IBatchObserver
        {
            private long _sum;

            public void Observe(RecordBatch batch) => _sum += ((Int64Array)batch.Column(0)).Values.ToArray().Sum();

            public IReadOnlyDictionary<string, string> Complete(WrittenFile file) =>
                new Dictionary<string, string> { ["sum"] = $"{columns}: {_sum} in {file.RowCount}" };
        }
    }

    private sealed class ReplayedIds(Guid id) : Repro.Table.Storage.IIdSource
    {
        public Guid NextId() => id;
    }
}
