using System.Globalization;
using Apache.Arrow;
using Repro.Table.Benchmarks.Fixtures;
using Repro.Table.Log.Commits;
using Repro.Table.Operations;

namespace Repro.Table.Benchmarks.Workloads;

/// <summary>Writes rows from memory into a new table, with Snappy as the peers do; the table stays for the check.</summary>
internal sealed class WriteWorkload(string source, string scratch) : Workload
{
    private List<RecordBatch> _batches = [];

    public override async Task PrepareAsync() => _batches = await ParquetSource.ReadAsync(source);

    public override async Task<Dictionary<string, string>> RunAsync()
    {
        DeltaTable table = await DeltaTable.CreateAsync(
            EngineOf(scratch),
            SeededRows.Schema,
            new CreateOptions { Properties = new Dictionary<string, string> { ["delta.parquet.compression.codec"] = "snappy" } });
        CommitResult written = await table.AppendAsync(_batches.ToAsyncEnumerable());
        await written.Maintenance;
        return new()
        {
            ["rows"] = written.WrittenRows.ToString(CultureInfo.InvariantCulture),
            ["files"] = written.AddedFiles.ToString(CultureInfo.InvariantCulture),
            ["bytes"] = written.WrittenBytes.ToString(CultureInfo.InvariantCulture),
        };
    }
}
