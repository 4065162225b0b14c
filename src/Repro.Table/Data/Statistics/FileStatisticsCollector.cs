using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Apache.Arrow;
using Repro.Table.Schemas;

namespace Repro.Table.Data.Statistics;

/// <summary>Gathers the statistics of one file while its batches are written. Not thread safe.</summary>
/// <remarks>
/// Bounds are sound for every reader: they may be wider than the values, never narrower. A float column with a NaN has
/// none,
/// nor has a side whose bound is infinite or of a year that ISO 8601 cannot write. Protocol: Per-file Statistics.
/// </remarks>
internal sealed class FileStatisticsCollector
{
    // What JSON must escape is escaped, and nothing else: the text stays readable in the log.
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly StructStatistics _root;
    private long _rowCount;

    /// <summary>Creates a collector.</summary>
    /// <param name="schema">The columns of the file under physical names, without partition columns.</param>
    /// <param name="options">Which columns get statistics.</param>
    public FileStatisticsCollector(StructType schema, StatisticsOptions options)
    {
        _root = new StatisticsPlan(options).Choose(schema);
    }

    /// <summary>Sees a batch, which stays the caller's; its columns are those of the schema, in order.</summary>
    public void Observe(RecordBatch batch)
    {
        if (batch.Length == 0)
        {
            return;
        }

        _rowCount += batch.Length;
        foreach (StatisticsNode column in _root.Fields)
        {
            column.Observe(batch.Column(column.Ordinal), []);
        }
    }

    /// <summary>Returns the value of <c>stats</c> of the file's action: JSON text with the fields in fixed
    /// order.</summary>
    public string Complete()
    {
        _root.Complete();
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteNumber("numRecords"u8, _rowCount);
            writer.WritePropertyName("minValues"u8);
            _root.WriteBounds(BoundSide.Min, writer);
            writer.WritePropertyName("maxValues"u8);
            _root.WriteBounds(BoundSide.Max, writer);
            writer.WritePropertyName("nullCount"u8);
            _root.WriteNullCounts(writer);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
