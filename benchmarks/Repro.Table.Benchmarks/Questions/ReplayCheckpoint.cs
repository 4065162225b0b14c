using BenchmarkDotNet.Attributes;
using Repro.Table.Benchmarks.Fixtures;

namespace Repro.Table.Benchmarks.Questions;

/// <summary>What does a file cost in a checkpoint, and does it depend on how many columns have statistics?</summary>
[MemoryDiagnoser]
public class ReplayCheckpoint
{
    private SeededLog _log = new(4);

    [Params(1000, 10_000, 100_000)]
    public int Files { get; set; }

    [Params(4, 32)]
    public int StatisticsColumns { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _log = new SeededLog(StatisticsColumns);
        await _log.CommitAsync(Files);
        await _log.CheckpointAsync();
    }

    [Benchmark]
    public Task<DeltaTable> Open() => DeltaTable.OpenAsync(new TableEngine { Store = _log.Store });
}
