using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Apache.Arrow;
using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Rows;

/// <summary>Rows as JSON Lines: an object a row, all columns in their order, see <see cref="JsonCells"/>.</summary>
internal sealed class JsonRowWriter : IRowWriter
{
    private const int MaxUnflushedBytes = 1 << 16;

    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public async Task<long> WriteAsync(
        RowSelection rows, Stream output, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        PipeWriter pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true, minimumBufferSize: MaxUnflushedBytes));
        Utf8JsonWriter json = new(pipe, s_options);
        await using ConfiguredAsyncDisposable _ = json.ConfigureAwait(false);
        JsonEncodedText[] names = [.. rows.Columns.Select(column => JsonEncodedText.Encode(column.Name, s_options.Encoder))];
        long count = 0;
        await foreach (RecordBatch batch in rows.ReadAsync(progress, cancellationToken).ConfigureAwait(false))
        {
            for (int row = 0; row < batch.Length; row++)
            {
                WriteRow(json, names, batch, row);
                pipe.Write("\n"u8);
                count++;
                if (pipe.UnflushedBytes >= MaxUnflushedBytes)
                {
                    await pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }

        await pipe.CompleteAsync().ConfigureAwait(false);
        return count;
    }

    private static void WriteRow(Utf8JsonWriter json, JsonEncodedText[] names, RecordBatch batch, int row)
    {
        json.WriteStartObject();
        for (int i = 0; i < names.Length; i++)
        {
            json.WritePropertyName(names[i]);
            JsonCells.Write(json, batch.Column(i), row);
        }

        json.WriteEndObject();
        json.Flush();
        json.Reset();
    }
}
