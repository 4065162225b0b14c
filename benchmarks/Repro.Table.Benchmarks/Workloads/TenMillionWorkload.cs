using System.Globalization;
using Apache.Arrow;
using Repro.Table.Benchmarks.Fixtures;
using Repro.Table.Benchmarks.Measuring;

namespace Repro.Table.Benchmarks.Workloads;

/// <summary>Rows into a table and out again as streams: what comes out must be what went in, in memory that does not grow.</summary>
/// <remarks>Its processor time includes making the rows and digesting them twice, so only memory is worth comparing.</remarks>
internal sealed class TenMillionWorkload(string scratch, long rowCount, ulong seed) : Workload
{
    public override async Task<Dictionary<string, string>> RunAsync()
    {
        DeltaTable table = await DeltaTable.CreateAsync(EngineOf(scratch), SeededRows.Schema);
        RowDigest written = new();
        ProcessClock writing = new();
        writing.Start();
        await (await table.AppendAsync(Digested(written))).Maintenance;
        writing.Stop();
        double writingPeak = ProcessMemory.PeakMebibytes;

        RowDigest read = new();
        ProcessClock reading = new();
        reading.Start();
        await foreach (RecordBatch batch in table.Latest.ReadBatchesAsync())
        {
            using (batch)
            {
                read.Add(batch);
            }
        }

        reading.Stop();
        return read.RowCount == rowCount && read.Value == written.Value
            ? new()
            {
                ["rows"] = Text(read.RowCount),
                ["digest"] = read.Value,
                ["files"] = Text(table.Latest.FileCount),
                ["bytes"] = Text(table.Latest.SizeInBytes),
                ["writingPeakMebibytes"] = Text(writingPeak),
                ["writingCpuSeconds"] = Text(writing.CpuSeconds),
                ["readingCpuSeconds"] = Text(reading.CpuSeconds),
                ["writingAllocatedBytesPerRow"] = Text((double)writing.AllocatedBytes / rowCount),
                ["readingAllocatedBytesPerRow"] = Text((double)reading.AllocatedBytes / rowCount),
            }
            : throw new InvalidOperationException($"{read.RowCount} rows came back with another digest than the {rowCount} that were written.");
    }

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private async IAsyncEnumerable<RecordBatch> Digested(RowDigest digest)
    {
        foreach (RecordBatch batch in SeededRows.Batches(rowCount, seed))
        {
            digest.Add(batch);
            yield return batch;
        }

        await Task.CompletedTask;
    }
}
