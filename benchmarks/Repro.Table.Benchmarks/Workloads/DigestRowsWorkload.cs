using System.Globalization;
using Apache.Arrow;
using Repro.Table.Benchmarks.Fixtures;
using Repro.Table.Scanning;

namespace Repro.Table.Benchmarks.Workloads;

/// <summary>Reads rows as <see cref="ScanWorkload"/> does and digests them: the check beside it, never timed.</summary>
internal sealed class DigestRowsWorkload(string table, ScanOptions? options) : Workload
{
    public override async Task<Dictionary<string, string>> RunAsync()
    {
        DeltaTable opened = await DeltaTable.OpenAsync(EngineOf(table));
        RowDigest digest = new();
        await foreach (RecordBatch batch in opened.Latest.ReadBatchesAsync(options))
        {
            using (batch)
            {
                digest.Add(batch);
            }
        }

        return new() { ["rows"] = digest.RowCount.ToString(CultureInfo.InvariantCulture), ["digest"] = digest.Value };
    }
}
