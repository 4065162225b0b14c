using Apache.Arrow;
using Apache.Arrow.Types;
using BenchmarkDotNet.Attributes;
using Repro.Table.Benchmarks.Fixtures;
using Repro.Table.Log.Commits;

namespace Repro.Table.Benchmarks.Questions;

/// <summary>Does an append cost what is written, or what is there?</summary>
[MemoryDiagnoser]
public class Append
{
    private static readonly RecordBatch Row = new(
        new Schema([new Field("c0", Int64Type.Default, nullable: true)], metadata: null),
        [new Int64Array.Builder().Append(1).Build()],
        length: 1);

    private DeltaTable? _table;

    [Params(100, 10_000, 100_000)]
    public int Files { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        SeededLog log = new(columnCount: 1);
        await log.CommitAsync(Files);
        _table = await DeltaTable.OpenAsync(new TableEngine { Store = log.Store });
    }

    [Benchmark]
    public Task<CommitResult> OneRow() => _table!.AppendAsync(Row); // Set up: not null.
}
