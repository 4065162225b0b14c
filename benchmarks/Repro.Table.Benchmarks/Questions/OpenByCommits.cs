using BenchmarkDotNet.Attributes;
using Repro.Table.Benchmarks.Fixtures;

namespace Repro.Table.Benchmarks.Questions;

/// <summary>What does opening cost as the log grows, with and without a checkpoint near its end?</summary>
[MemoryDiagnoser]
public class OpenByCommits
{
    private SeededLog _without = new(4);
    private SeededLog _with = new(4);

    [Params(100, 1000, 10_000)]
    public int Commits { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _without = new SeededLog(4);
        _with = new SeededLog(4);
        for (int i = 0; i < Commits; i++)
        {
            await _without.CommitAsync(1);
            await _with.CommitAsync(1);
            if (i == Commits - 5)
            {
                await _with.CheckpointAsync();
            }
        }
    }

    [Benchmark(Baseline = true)]
    public Task<DeltaTable> WithoutCheckpoint() => DeltaTable.OpenAsync(new TableEngine { Store = _without.Store });

    [Benchmark]
    public Task<DeltaTable> WithCheckpoint() => DeltaTable.OpenAsync(new TableEngine { Store = _with.Store });
}
