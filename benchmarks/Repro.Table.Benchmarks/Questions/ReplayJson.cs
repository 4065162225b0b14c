using BenchmarkDotNet.Attributes;
using Repro.Table.Benchmarks.Fixtures;

namespace Repro.Table.Benchmarks.Questions;

/// <summary>What does an added file cost in a commit of many, and do its statistics cost where nobody asks for them?</summary>
[MemoryDiagnoser]
public class ReplayJson
{
    private SeededLog _log = new(4);

    [Params(1000, 10_000, 100_000)]
    public int Files { get; set; }

    [Params(4, 32)]
    public int StatisticsColumns { get; set; }

    [GlobalSetup]
    public Task SetUpAsync()
    {
        _log = new SeededLog(StatisticsColumns);
        return _log.CommitAsync(Files);
    }

    [Benchmark]
    public Task<DeltaTable> Open() => DeltaTable.OpenAsync(new TableEngine { Store = _log.Store });
}
