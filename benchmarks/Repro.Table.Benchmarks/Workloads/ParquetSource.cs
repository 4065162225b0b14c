using Apache.Arrow;
using Apache.Arrow.Ipc;
using ParquetSharp.Arrow;

namespace Repro.Table.Benchmarks.Workloads;

/// <summary>Rows of a Parquet file in memory, read by ParquetSharp so that our reader has no part in it.</summary>
internal static class ParquetSource
{
    /// <summary>Reads all rows; the caller disposes the batches.</summary>
    public static async Task<List<RecordBatch>> ReadAsync(string file)
    {
        using FileReader reader = new(file);
        using IArrowArrayStream stream = reader.GetRecordBatchReader();
        List<RecordBatch> batches = [];
        while (await stream.ReadNextRecordBatchAsync() is { } batch)
        {
            batches.Add(batch);
        }

        return batches;
    }
}
