using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text;
using Apache.Arrow;
using Repro.Table.Cli.Terminal;
using Repro.Table.Cli.Values;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Rows;

/// <summary>Rows as CSV, in the spelling that an import takes back value by value.</summary>
/// <remarks>
/// RFC 4180 with <c>\n</c>, a header, UTF-8 without a mark. Null is the empty field, or a text of choice; an empty string is
/// <c>""</c>. Text is quoted where it must be: around delimiters, quotes, line breaks, and where it would read as null. Numbers have
/// the shortest digits that name them; dates and times are ISO 8601; binaries base64.
/// </remarks>
internal sealed class CsvRowWriter(string nullText) : IRowWriter
{
    private const string Format = "CSV";
    private const int MaxUnflushedBytes = 1 << 16;

    private static readonly SearchValues<byte> s_quoted = SearchValues.Create(",\"\r\n"u8);

    private readonly byte[] _null = Encoding.UTF8.GetBytes(nullText);

    public async Task<long> WriteAsync(
        RowSelection rows, Stream output, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        CheckTypes(rows);
        PipeWriter pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true, minimumBufferSize: MaxUnflushedBytes));
        WriteHeader(pipe, rows);
        long count = 0;
        await foreach (RecordBatch batch in rows.ReadAsync(progress, cancellationToken).ConfigureAwait(false))
        {
            for (int row = 0; row < batch.Length; row++)
            {
                WriteRow(pipe, rows, batch, row, ++count);
                if (pipe.UnflushedBytes >= MaxUnflushedBytes)
                {
                    await pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }

        await pipe.CompleteAsync().ConfigureAwait(false);
        return count;
    }

    private static void CheckTypes(RowSelection rows)
    {
        if (rows.Columns.FirstOrDefault(column => column.Type is not (PrimitiveType or DecimalType)) is { } column)
        {
            throw RowErrors.TypeNotHeld(Format, column, "Leave it out with --columns, or take --format jsonl.");
        }
    }

    private static void WriteHeader(PipeWriter output, RowSelection rows)
    {
        for (int i = 0; i < rows.Columns.Length; i++)
        {
            WriteSeparator(output, i);
            byte[] name = Encoding.UTF8.GetBytes(rows.Columns[i].Name);
            WriteText(output, name, isQuoted: name.AsSpan().ContainsAny(s_quoted));
        }

        output.Write("\n"u8);
    }

    private void WriteRow(PipeWriter output, RowSelection rows, RecordBatch batch, int row, long number)
    {
        for (int i = 0; i < rows.Columns.Length; i++)
        {
            WriteSeparator(output, i);
            IArrowArray array = batch.Column(i);
            if (array.IsNull(row))
            {
                WriteNull(output, rows, number);
            }
            else if (array is BinaryArray bytes)
            {
                WriteBytes(output, bytes, row);
            }
            else
            {
                WriteLeaf(output, rows.Columns[i], array, row, number);
            }
        }

        output.Write("\n"u8);
    }

    private void WriteNull(PipeWriter output, RowSelection rows, long number)
    {
        if (_null.Length > 0)
        {
            output.Write(_null);
        }
        else if (rows.Columns.Length == 1)
        {
            // An empty line is no row for any reader of CSV. In quotes an empty field is null, except where it can be a text.
            StructField column = rows.Columns[0];
            output.Write(column.Type is PrimitiveType { Kind: PrimitiveKind.String or PrimitiveKind.Binary }
                ? throw RowErrors.ValueNotHeld(
                    Format, column, number, "a null without another column", "Give nulls a text, for example --null-value NULL.")
                : "\"\""u8);
        }
    }

    private void WriteBytes(PipeWriter output, BinaryArray array, int row)
    {
        ReadOnlySpan<byte> value = array.GetBytes(row);
        if (array is StringArray)
        {
            WriteText(output, value, value.IsEmpty || value.SequenceEqual(_null) || value.ContainsAny(s_quoted));
            return;
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(Base64.GetMaxEncodedToUtf8Length(value.Length));
        try
        {
            Base64.EncodeToUtf8(value, rented, out _, out int written);
            ReadOnlySpan<byte> text = rented.AsSpan(0, written);
            WriteText(output, text, text.IsEmpty || text.SequenceEqual(_null));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static void WriteLeaf(PipeWriter output, StructField column, IArrowArray array, int row, long number)
    {
        int length = LeafText.Format(array, row, output.GetSpan(LeafText.MaxLength));
        output.Advance(length > 0
            ? length
            : throw RowErrors.ValueNotHeld(
                Format, column, number, "a time outside of the years 1 to 9999", "Leave the row out with --where, or take --format parquet."));
    }

    private static void WriteText(PipeWriter output, ReadOnlySpan<byte> text, bool isQuoted)
    {
        if (!isQuoted)
        {
            output.Write(text);
            return;
        }

        output.Write("\""u8);
        while (text.IndexOf((byte)'"') is >= 0 and int quote)
        {
            output.Write(text[..(quote + 1)]);
            output.Write("\""u8);
            text = text[(quote + 1)..];
        }

        output.Write(text);
        output.Write("\""u8);
    }

    private static void WriteSeparator(PipeWriter output, int column)
    {
        if (column > 0)
        {
            output.Write(","u8);
        }
    }
}
