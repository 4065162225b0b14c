using System.Globalization;
using Apache.Arrow.Ipc;
using ParquetSharp.Arrow;

namespace Repro.Table.Benchmarks.Workloads;

/// <summary>ParquetSharp reads the data files of a table as Arrow batches; it knows no log.</summary>
internal sealed class ParquetSharpScanWorkload(string table) : Workload
{
    public override async Task<Dictionary<string, string>> RunAsync()
    {
        long rows = 0;
        foreach (string file in Directory.EnumerateFiles(table, "*.parquet").Order(StringComparer.Ordinal))
        {
            using FileReader reader = new(file);
            using IArrowArrayStream stream = reader.GetRecordBatchReader();
            while (await stream.ReadNextRecordBatchAsync() is { } batch)
            {
                using (batch)
                {
                    rows += batch.Length;
                }
            }
        }

        return new() { ["rows"] = rows.ToString(CultureInfo.InvariantCulture) };
    }
}
