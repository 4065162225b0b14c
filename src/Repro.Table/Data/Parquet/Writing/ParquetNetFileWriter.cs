using System.Buffers.Binary;
using System.Diagnostics;
using Apache.Arrow;
using Parquet;
using Parquet.Schema;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Data.Parquet.Levels;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using Repro.Table.Storage;

namespace Repro.Table.Data.Parquet.Writing;

/// <summary>Writes one Parquet file: batches are shredded as they come, a full row group is encoded and sent.</summary>
internal sealed class ParquetNetFileWriter : IParquetFileWriter
{
    // A batch is taken in pieces of this many rows, so that a row group ends near its limit however large batches are.
    private const int MaxPieceRows = 16_384;

    private readonly StoreFileWriter _output;
    private readonly OutputStream _stream;
    private readonly StructType _schema;
    private readonly ParquetWriteOptions _options;
    private readonly ParquetOptions _parquetOptions;
    private readonly ParquetNode _root;
    private readonly ParquetSchema _rawSchema;
    private readonly DataField[] _fields;
    private readonly ColumnBuffers _buffers;
    private ParquetWriter? _writer;
    private int _bufferedRows;
    private long _rowCount;
    private long _sentRawSizeInBytes;

    /// <summary>Begins a file.</summary>
    /// <exception cref="UnsupportedFeatureException">A type or the codec cannot be written.</exception>
    public ParquetNetFileWriter(StoreFileWriter output, StructType schema, ParquetWriteOptions options)
    {
        _output = output;
        _schema = schema;
        _options = options;
        _parquetOptions = Codecs.ToOptions(options.Codec);
        _root = LayoutBuilder.Build(schema);
        _rawSchema = RawFields.Create(_root);
        _fields = _rawSchema.DataFields;
        _buffers = new ColumnBuffers(_root);
        _stream = new OutputStream(output);
    }

    /// <inheritdoc/>
    public long EstimatedSizeInBytes => _output.Length + (_sentRawSizeInBytes == 0
        ? _buffers.SizeInBytes
        : (long)(_buffers.SizeInBytes * ((double)_output.Length / _sentRawSizeInBytes)));

    /// <inheritdoc/>
    public async ValueTask WriteAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        for (int offset = 0; offset < batch.Length;)
        {
            int rows = Math.Min(Math.Min(batch.Length - offset, MaxPieceRows), _options.MaxRowGroupRows - _bufferedRows);
            RecordBatch piece = rows == batch.Length ? batch : batch.Slice(offset, rows);
            LevelShredder.Shred(piece, _schema, _root, _buffers);
            _bufferedRows += rows;
            offset += rows;
            if (_bufferedRows >= _options.MaxRowGroupRows || _buffers.SizeInBytes >= _options.MaxRowGroupSizeInBytes)
            {
                await SendRowGroupAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<WrittenFile> CompleteAsync(CancellationToken cancellationToken)
    {
        if (_bufferedRows > 0)
        {
            await SendRowGroupAsync(cancellationToken).ConfigureAwait(false);
        }

        await SendFooterAsync(cancellationToken).ConfigureAwait(false);
        StoreEntry entry = await _output.CompleteAsync(cancellationToken).ConfigureAwait(false);
        return new WrittenFile { Entry = entry, RowCount = _rowCount };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _output.DisposeAsync();

    private async ValueTask SendRowGroupAsync(CancellationToken cancellationToken)
    {
        try
        {
            ParquetWriter writer = await BeginAsync(cancellationToken).ConfigureAwait(false);
            using ParquetRowGroupWriter rowGroup = writer.CreateRowGroup();
            for (int i = 0; i < _fields.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await _buffers.Columns[i].WriteAsync(rowGroup, _fields[i], cancellationToken).ConfigureAwait(false);
            }

            rowGroup.CompleteValidate();
        }
        catch (Exception e) when (e is not (TableException or OperationCanceledException or OutOfMemoryException))
        {
            throw new UnreachableException("Parquet.Net refused columns that were laid out for it.", e);
        }

        _rowCount += _bufferedRows;
        _sentRawSizeInBytes += _buffers.SizeInBytes;
        _bufferedRows = 0;
        _buffers.Clear();
    }

    private async ValueTask SendFooterAsync(CancellationToken cancellationToken)
    {
        ParquetWriter writer = await BeginAsync(cancellationToken).ConfigureAwait(false);
        using MemoryStream theirs = _stream.Keep("PAR1"u8);
        await writer.DisposeAsync().ConfigureAwait(false);
        ParquetReader reader = await ParquetReader.CreateAsync(theirs, cancellationToken: cancellationToken).ConfigureAwait(false);
        ReadOnlyMemory<byte> footer = FooterWriter.Write(
            _root, reader.Metadata ?? throw new UnreachableException("Parquet.Net wrote no footer."));

        byte[] trailer = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(trailer, footer.Length);
        "PAR1"u8.CopyTo(trailer.AsSpan(4));
        await _output.WriteAsync(footer, cancellationToken).ConfigureAwait(false);
        await _output.WriteAsync(trailer, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<ParquetWriter> BeginAsync(CancellationToken cancellationToken) =>
        _writer ??= await ParquetWriter.CreateAsync(_rawSchema, _stream, _parquetOptions, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
}
