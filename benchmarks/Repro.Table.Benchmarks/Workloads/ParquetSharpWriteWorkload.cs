using System.Globalization;
using Apache.Arrow;
using ParquetSharp;
using FileWriter = ParquetSharp.Arrow.FileWriter;

namespace Repro.Table.Benchmarks.Workloads;

/// <summary>ParquetSharp writes rows from memory into one Parquet file, with Snappy.</summary>
internal sealed class ParquetSharpWriteWorkload(string source, string scratch) : Workload
{
    private List<RecordBatch> _batches = [];

    public override async Task PrepareAsync() => _batches = await ParquetSource.ReadAsync(source);

    public override Task<Dictionary<string, string>> RunAsync()
    {
        Directory.CreateDirectory(scratch);
        string file = Path.Combine(scratch, "rows.parquet");
        using (WriterProperties properties = new WriterPropertiesBuilder().Compression(Compression.Snappy).Build())
        using (FileWriter writer = new(file, _batches[0].Schema, properties))
        {
            foreach (RecordBatch batch in _batches)
            {
                writer.WriteBufferedRecordBatch(batch);
            }

            writer.Close();
        }

        return Task.FromResult(new Dictionary<string, string>
        {
            ["rows"] = _batches.Sum(b => (long)b.Length).ToString(CultureInfo.InvariantCulture),
            ["bytes"] = new FileInfo(file).Length.ToString(CultureInfo.InvariantCulture),
        });
    }
}
