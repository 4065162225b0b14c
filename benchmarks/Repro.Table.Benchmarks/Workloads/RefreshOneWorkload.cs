using System.Globalization;

namespace Repro.Table.Benchmarks.Workloads;

/// <summary>Moves an open table past one commit of one file, which another program made.</summary>
internal sealed class RefreshOneWorkload(string table, string scratch) : Workload
{
    private DeltaTable? _table;

    public override async Task PrepareAsync()
    {
        TableCopy.Make(table, scratch);
        _table = await DeltaTable.OpenAsync(EngineOf(scratch));
    }

    public override Task BeforeAsync()
    {
        long version = _table!.Latest.Version + 1; // Prepared: not null.
        string name = version.ToString("D20", CultureInfo.InvariantCulture) + ".json";
        string path = $"bench-{version.ToString(CultureInfo.InvariantCulture)}.parquet";
        return File.WriteAllTextAsync(
            Path.Combine(scratch, "_delta_log", name),
            """{"commitInfo":{"timestamp":1704067200000,"operation":"WRITE","operationParameters":{}}}""" + "\n"
            + $$$"""{"add":{"path":"{{{path}}}","partitionValues":{},"size":1000,"modificationTime":1704067200000,"dataChange":true,"stats":"{\"numRecords\":1000}"}}""" + "\n");
    }

    public override async Task<Dictionary<string, string>> RunAsync()
    {
        long before = _table!.Latest.Version; // Prepared: not null.
        Snapshot snapshot = await _table.SnapshotAsync();
        return snapshot.Version == before + 1
            ? OpenWorkload.Describe(snapshot)
            : throw new InvalidOperationException($"Version {snapshot.Version} follows {before}.");
    }
}
