using Apache.Arrow;
using BenchmarkDotNet.Attributes;
using Repro.Table.Benchmarks.Fixtures;
using Repro.Table.Expressions;
using Repro.Table.Scanning;
using Repro.Table.Storage.Memory;

namespace Repro.Table.Benchmarks.Questions;

/// <summary>What does a row cost to read, whole, in two columns, and where few rows pass a filter?</summary>
[MemoryDiagnoser]
public class Scan
{
    private const int Rows = 400_000;

    private Snapshot? _snapshot;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        DeltaTable table = await DeltaTable.CreateAsync(new TableEngine { Store = new MemoryTableStore() }, SeededRows.Schema);
        await table.AppendAsync(SeededRows.Batches(Rows, seed: 1).ToAsyncEnumerable());
        _snapshot = table.Latest;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public Task<long> Full() => CountAsync(new ScanOptions());

    [Benchmark(OperationsPerInvoke = Rows)]
    public Task<long> TwoColumns() => CountAsync(new ScanOptions { Columns = ["id", "x"] });

    [Benchmark(OperationsPerInvoke = Rows)]
    public Task<long> TwoColumnsFiltered() => CountAsync(new ScanOptions { Columns = ["id", "x"], Where = Predicate.Column("x") < 0.01 });

    private async Task<long> CountAsync(ScanOptions options)
    {
        long rows = 0;
        await foreach (RecordBatch batch in _snapshot!.ReadBatchesAsync(options)) // Set up: not null.
        {
            using (batch)
            {
                rows += batch.Length;
            }
        }

        return rows;
    }
}
