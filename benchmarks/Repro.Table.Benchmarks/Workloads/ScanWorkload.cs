using System.Globalization;
using Apache.Arrow;
using Repro.Table.Expressions;
using Repro.Table.Scanning;

namespace Repro.Table.Benchmarks.Workloads;

/// <summary>Opens a table and reads rows as Arrow batches, which are counted and dropped.</summary>
internal sealed class ScanWorkload(string table, ScanOptions? options) : Workload
{
    /// <summary>Two of eight columns, one row in a hundred, scattered over all files.</summary>
    public static readonly ScanOptions OnePercent = new() { Columns = ["id", "x"], Where = Predicate.Column("x") < 0.01 };

    public override async Task<Dictionary<string, string>> RunAsync()
    {
        DeltaTable opened = await DeltaTable.OpenAsync(EngineOf(table));
        long rows = 0;
        await foreach (RecordBatch batch in opened.Latest.ReadBatchesAsync(options))
        {
            using (batch)
            {
                rows += batch.Length;
            }
        }

        return new() { ["rows"] = rows.ToString(CultureInfo.InvariantCulture) };
    }
}
