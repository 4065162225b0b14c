namespace Repro.Table.Benchmarks.Workloads;

/// <summary>Looks for a newer version of an open table where there is none.</summary>
internal sealed class RefreshNothingWorkload(string table) : Workload
{
    private DeltaTable? _table;

    public override async Task PrepareAsync() => _table = await DeltaTable.OpenAsync(EngineOf(table));

    public override async Task<Dictionary<string, string>> RunAsync() =>
        OpenWorkload.Describe(await _table!.SnapshotAsync()); // Prepared: not null.
}
