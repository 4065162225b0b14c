using Apache.Arrow;
using BenchmarkDotNet.Attributes;
using Repro.Table.Benchmarks.Fixtures;
using Repro.Table.Log.Commits;
using Repro.Table.Operations;
using Repro.Table.Storage.Memory;

namespace Repro.Table.Benchmarks.Questions;

/// <summary>What does a row cost to write, by codec?</summary>
[MemoryDiagnoser]
public class Write
{
    private const int Rows = 400_000;

    private RecordBatch[] _batches = [];

    [Params("none", "snappy", "zstd")]
    public string Codec { get; set; } = "none";

    [GlobalSetup]
    public void SetUp() => _batches = [.. SeededRows.Batches(Rows, seed: 1)];

    [Benchmark(OperationsPerInvoke = Rows)]
    public async Task<CommitResult> NewTable()
    {
        DeltaTable table = await DeltaTable.CreateAsync(
            new TableEngine { Store = new MemoryTableStore() },
            SeededRows.Schema,
            new CreateOptions { Properties = new Dictionary<string, string> { ["delta.parquet.compression.codec"] = Codec } });
        return await table.AppendAsync(_batches.Select(b => b.Clone()).ToAsyncEnumerable());
    }
}
