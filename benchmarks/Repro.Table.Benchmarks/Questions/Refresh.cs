using BenchmarkDotNet.Attributes;
using Repro.Table.Benchmarks.Fixtures;

namespace Repro.Table.Benchmarks.Questions;

/// <summary>Does a refresh cost what is new, or what is there?</summary>
[MemoryDiagnoser]
public class Refresh
{
    private SeededLog _log = new(4);
    private DeltaTable? _table;

    [Params(100, 10_000, 100_000)]
    public int Files { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _log = new SeededLog(4);
        await _log.CommitAsync(Files);
        _table = await DeltaTable.OpenAsync(new TableEngine { Store = _log.Store });
    }

    [Benchmark(Baseline = true)]
    public Task<Snapshot> NothingNew() => _table!.SnapshotAsync(); // Set up: not null.

    /// <summary>Includes making the commit, which costs the same in each size.</summary>
    [Benchmark]
    public async Task<Snapshot> OneCommit()
    {
        await _log.CommitAsync(1);
        return await _table!.SnapshotAsync(); // Set up: not null.
    }
}
