using System.Text;
using Apache.Arrow;
using Repro.Table.Data;
using Repro.Table.Data.Parquet;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Scanning;
using Repro.Table.Schemas;
using Repro.Table.Storage;
using Xunit;
using static Repro.Table.Expressions.Predicate;
using static Repro.Table.Tests.TestTable;

namespace Repro.Table.Tests.Scanning;

/// <summary>Rows come in one order, files are read ahead within a bound, and whoever stops early leaves nothing behind.</summary>
public sealed class ReadOrderTests
{
    private const int Files = 12;
    private const int RowsPerFile = 50;

    [Fact]
    public async Task The_order_of_rows_is_that_of_decoded_paths_whatever_runs_at_the_same_time()
    {
        TestTable test = new();
        DeltaTable table = await WriteAsync(test);
        string[] paths = [.. table.Latest.Files.Select(f => Uri.UnescapeDataString(f.Path))];
        Assert.Equal(paths.OrderBy(p => p, Comparer<string>.Create(CompareUtf8)), paths);

        List<string> expected = await RowsAsync(table.Latest, new() { MaxConcurrentReads = 1 });
        Assert.Equal(Files * RowsPerFile, expected.Count);
        foreach (int reads in new[] { 1, 2, 8, 100 })
        {
            foreach (int rows in new[] { 7, 65_536 })
            {
                ScanOptions options = new() { MaxConcurrentReads = reads, MaxBatchRows = rows };
                Assert.Equal(expected, await RowsAsync((await test.OpenAsync()).Latest, options));
            }
        }
    }

    [Fact]
    public void Paths_are_put_in_order_by_decoded_bytes_however_they_are_spelled()
    {
        string[] spelled = ["b", "a%20b", "a b2", "file:///t/x", "/t/w", "file:/t/y", "%61", "é", "%F0%9F%8E%B5", "\uFFFD", "z"];
        string[] expected = ["/t/w", "file:///t/x", "file:/t/y", "%61", "a%20b", "a b2", "b", "z", "é", "\uFFFD", "%F0%9F%8E%B5"];
        for (int turn = 0; turn < spelled.Length; turn++)
        {
            string[] turned = [.. spelled[turn..], .. spelled[..turn]];
            Assert.Equal(expected, PlanStates.Order(turned));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(50, Files)]
    public async Task Files_are_read_ahead_up_to_the_bound_and_not_beyond(int maxConcurrentReads, int expected)
    {
        TestTable test = new();
        await WriteAsync(test);
        GatedEngine engine = new(expected);
        test.Engine = test.Engine with { Parquet = engine };
        DeltaTable table = await test.OpenAsync();

        Assert.Equal(
            Files * RowsPerFile, (await RowsAsync(table.Latest, new() { MaxConcurrentReads = maxConcurrentReads })).Count);
        Assert.Equal(expected, engine.MostOpen);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(13)]
    public async Task Who_stops_early_leaves_no_batch_and_no_read_behind(int taken)
    {
        TestTable test = new();
        await WriteAsync(test);
        TrackedEngine engine = new();
        test.Engine = test.Engine with { Parquet = engine };
        DeltaTable table = await test.OpenAsync();

        int seen = 0;
        await foreach (RecordBatch batch in table.Latest.ReadBatchesAsync(new() { MaxBatchRows = 8, MaxConcurrentReads = 4 }, Stop))
        {
            batch.Dispose();
            if (seen++ == taken)
            {
                break;
            }
        }

        Assert.Equal(taken + 1, seen);
        Assert.Equal(0, engine.Batches.Alive);
        Assert.Equal(0, engine.Open);
    }

    [Fact]
    public async Task A_filter_and_a_projection_leave_no_batch_behind()
    {
        TestTable test = new();
        await WriteAsync(test);
        TrackedEngine engine = new();
        test.Engine = test.Engine with { Parquet = engine };
        DeltaTable table = await test.OpenAsync();

        List<string> rows = await RowsAsync(
            table.Latest, new() { Columns = ["p"], Where = Column("id") >= 10 & Column("id") < 20, MaxBatchRows = 8 });

        Assert.Equal(10, rows.Count);
        Assert.Equal(0, engine.Batches.Alive);
    }

    [Fact]
    public async Task A_cancelled_read_stops_and_leaves_nothing_behind()
    {
        TestTable test = new();
        await WriteAsync(test);
        TrackedEngine engine = new();
        test.Engine = test.Engine with { Parquet = engine };
        DeltaTable table = await test.OpenAsync();
        using CancellationTokenSource stop = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (RecordBatch batch in table.Latest.ReadBatchesAsync(new() { MaxBatchRows = 8 }, stop.Token))
            {
                batch.Dispose();
                await stop.CancelAsync();
            }
        });

        Assert.Equal(0, engine.Batches.Alive);
        Assert.Equal(0, engine.Open);
    }

    [Fact]
    public async Task A_damaged_file_is_named_after_the_rows_before_it()
    {
        TestTable test = new();
        DeltaTable table = await WriteAsync(test);
        AddFile third = table.Latest.Files.ElementAt(2);
        TablePath path = TablePath.Parse(Uri.UnescapeDataString(third.Path));
        await test.Memory.PutAsync(path, new byte[third.Size], PutMode.Overwrite, Stop);
        List<string> rows = [];

        DataFileCorruptException failure = await Assert.ThrowsAsync<DataFileCorruptException>(async () =>
        {
            await foreach (RecordBatch batch in table.Latest.ReadBatchesAsync(cancellationToken: Stop))
            {
                using (batch)
                {
                    rows.AddRange(Enumerable.Repeat(string.Empty, batch.Length));
                }
            }
        });

        Assert.Equal(path.Value, failure.Path);
        Assert.Equal(2 * RowsPerFile, rows.Count);
    }

    [Fact]
    public async Task Only_the_columns_that_are_needed_are_fetched()
    {
        TestTable test = new();
        StructType schema = Columns(("id", DataType.Long), ("text", DataType.String));
        DeltaTable table = await test.CreateAsync(schema);
        await table.AppendAsync(
            Enumerable.Range(0, 20_000).Select(i => new Wide(i, Convert.ToHexString(BitConverter.GetBytes(i * 0x1E3779B97F4A7C15)))),
            cancellationToken: Stop);
        long all = await BytesReadAsync(test, new());
        long one = await BytesReadAsync(test, new() { Columns = ["id"] });
        long none = await BytesReadAsync(test, new() { Columns = [] });

        Assert.InRange(one, 1, all / 2);
        Assert.InRange(none, 1, one);
        Assert.Equal(20_000, (await RowsAsync(table.Latest, new() { Columns = [] })).Count);
    }

    [Fact]
    public async Task Options_that_make_no_sense_are_refused()
    {
        DeltaTable table = await new TestTable().CreateAsync();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => RowsAsync(table.Latest, new() { MaxConcurrentReads = 0 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => RowsAsync(table.Latest, new() { MaxBatchRows = 0 }));
        await Assert.ThrowsAsync<ArgumentException>(() => RowsAsync(table.Latest, new() { Columns = ["id", "ID"] }));
        SchemaMismatchException failure = await Assert.ThrowsAsync<SchemaMismatchException>(() => RowsAsync(table.Latest, new() { Columns = ["ido"] }));
        Assert.Contains("id", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<long> BytesReadAsync(TestTable test, ScanOptions options)
    {
        DeltaTable table = await test.OpenAsync();
        long before = test.Memory.Counters.BytesRead;
        await RowsAsync(table.Latest, options);
        return test.Memory.Counters.BytesRead - before;
    }

    private static async Task<DeltaTable> WriteAsync(TestTable test)
    {
        // Without checkpoints, so that the engine reads data files alone.
        DeltaTable table = await test.CreateAsync(
            Columns(("p", DataType.String), ("id", DataType.Long)), ["p"], ("delta.checkpointInterval", "1000"));
        string[] texts = ["a b", "a+b", "é", "🎵", "z", "%"];
        for (int i = 0; i < Files; i++)
        {
            string text = texts[i % texts.Length];
            await table.AppendAsync(Enumerable.Range(i * RowsPerFile, RowsPerFile).Select(id => new Row(text, id)), cancellationToken: Stop);
        }

        return table;
    }

    private static int CompareUtf8(string left, string right) =>
        Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));

    internal sealed record Row(string P, long Id);

    internal sealed record Wide(long Id, string Text);

    /// <summary>Lets nobody go on before as many files as expected are open.</summary>
    private sealed class GatedEngine(int expected) : IParquetEngine
    {
        private readonly ParquetNetEngine _inner = new();
        private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _lock = new();
        private int _open;

        public int MostOpen { get; private set; }

        public async IAsyncEnumerable<RecordBatch> ReadAsync(
            ITableStore store,
            ParquetReadRequest request,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Enter();
            await _gate.Task.WaitAsync(cancellationToken);
            await foreach (RecordBatch batch in _inner.ReadAsync(store, request, cancellationToken))
            {
                yield return batch;
            }

            lock (_lock)
            {
                _open--;
            }
        }

        public IParquetFileWriter CreateWriter(StoreFileWriter output, StructType schema, ParquetWriteOptions options) =>
            _inner.CreateWriter(output, schema, options);

        private void Enter()
        {
            lock (_lock)
            {
                MostOpen = Math.Max(MostOpen, ++_open);
                if (_open == expected)
                {
                    _gate.TrySetResult();
                }
            }
        }
    }

    /// <summary>Counts the files that are being read and the batches that nobody has disposed.</summary>
    private sealed class TrackedEngine : IParquetEngine
    {
        private readonly ParquetNetEngine _inner = new();
        private int _open;

        public int Open => Volatile.Read(ref _open);

        public TrackedBatches Batches { get; } = new();

        public async IAsyncEnumerable<RecordBatch> ReadAsync(
            ITableStore store,
            ParquetReadRequest request,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _open);
            try
            {
                await foreach (RecordBatch batch in _inner.ReadAsync(store, request, cancellationToken))
                {
                    using (batch)
                    {
                        yield return Batches.Copy(batch);
                    }
                }
            }
            finally
            {
                Interlocked.Decrement(ref _open);
            }
        }

        public IParquetFileWriter CreateWriter(StoreFileWriter output, StructType schema, ParquetWriteOptions options) =>
            _inner.CreateWriter(output, schema, options);
    }
}
