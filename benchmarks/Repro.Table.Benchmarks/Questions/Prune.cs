using BenchmarkDotNet.Attributes;
using Repro.Table.Benchmarks.Fixtures;
using Repro.Table.Expressions;
using Repro.Table.Log.State;
using Repro.Table.Scanning;

namespace Repro.Table.Benchmarks.Questions;

/// <summary>What does it cost to find the files that a condition needs, once their statistics have been read?</summary>
[MemoryDiagnoser]
public class Prune
{
    private SnapshotState? _state;
    private Predicate? _range;
    private Predicate? _set;

    [Params(1000, 10_000, 100_000)]
    public int Files { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        SeededLog log = new(4);
        await log.CommitAsync(Files);
        _state = await log.LoadAsync();
        long middle = Files * 500L;
        _range = Predicate.Column("c0") >= middle & Predicate.Column("c0") < middle + (Files * 10L);
        _set = Predicate.Column("c1").In([.. Enumerable.Range(0, 100).Select(i => (Literal)(i * 1000L * (Files / 100)))]);
    }

    [Benchmark(Baseline = true)]
    public int Everything() => Plan(null);

    [Benchmark]
    public int Range() => Plan(_range);

    [Benchmark]
    public int InHundred() => Plan(_set);

    private int Plan(Predicate? where) => ScanReader.Plan(_state!, new ScanOptions { Where = where }).Tasks.Length; // Set up: not null.
}
