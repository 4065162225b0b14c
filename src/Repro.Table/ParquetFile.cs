using Apache.Arrow;
using Repro.Table.Data;
using Repro.Table.Data.Arrow;
using Repro.Table.Data.Parquet;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using Repro.Table.Storage;
using Repro.Table.Storage.Local;

namespace Repro.Table;

/// <summary>A Parquet file that is no part of a table: a way in and out for rows.</summary>
/// <remarks>Immutable and thread safe; it holds no file open. A file that changes after it was opened may read as damaged.</remarks>
public sealed class ParquetFile
{
    private readonly ParquetNetEngine _engine = new();
    private readonly ITableStore _store;
    private readonly StoreEntry _entry;

    private ParquetFile(ITableStore store, StoreEntry entry, StructType schema, long rowCount)
    {
        _store = store;
        _entry = entry;
        Schema = schema;
        RowCount = rowCount;
    }

    /// <summary>Gets the schema of a table that holds every column of the file: required columns are NOT NULL.</summary>
    public StructType Schema { get; }

    /// <summary>Gets the number of rows.</summary>
    public long RowCount { get; }

    /// <summary>Opens a local file and reads its footer.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="StoreException">Code <c>StoreObjectMissing</c>: there is no such file; or it cannot be read.</exception>
    /// <exception cref="DataFileCorruptException">It is no Parquet file, or damaged.</exception>
    /// <exception cref="UnsupportedFeatureException">No type of a table holds one of its columns.</exception>
    public static async Task<ParquetFile> OpenAsync(string path, CancellationToken cancellationToken = default)
    {
        (LocalTableStore store, TablePath file) = LocalTableStore.OfFile(path);
        StoreEntry entry = await store.HeadAsync(file, cancellationToken).ConfigureAwait(false)
            ?? throw Throw.StoreObjectMissing("open", path);
        (StructType schema, long rowCount) = await ParquetNetEngine
            .DescribeAsync(store, file, entry.SizeInBytes, cancellationToken).ConfigureAwait(false);
        return new ParquetFile(store, entry, schema, rowCount);
    }

    /// <summary>Writes batches as one Parquet file.</summary>
    /// <remarks>Memory is bounded by a row group. If the call fails, what was written is no Parquet file.</remarks>
    /// <param name="output">Where the file goes, from its current position on; it need not seek, is flushed, and stays open.</param>
    /// <param name="schema">The columns; batches are matched to it by name, as in an append.</param>
    /// <param name="batches">The rows; each batch is done with when the next is asked for, and stays its owner's to dispose.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="SchemaMismatchException">A batch does not fit the schema.</exception>
    /// <exception cref="ConstraintViolationException">A value is null where the schema says NOT NULL.</exception>
    /// <exception cref="UnsupportedFeatureException">Parquet cannot store a column.</exception>
    public static async Task<long> WriteAsync(
        Stream output, StructType schema, IAsyncEnumerable<RecordBatch> batches, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(batches);
        BatchConformer conformer = new(schema);
        IParquetFileWriter writer = new ParquetNetEngine().CreateWriter(new StreamFileWriter(output), schema, new ParquetWriteOptions());
        await using (writer.ConfigureAwait(false))
        {
            await foreach (RecordBatch batch in batches.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await writer.WriteAsync(conformer.Conform(batch), cancellationToken).ConfigureAwait(false);
            }

            return (await writer.CompleteAsync(cancellationToken).ConfigureAwait(false)).RowCount;
        }
    }

    /// <summary>Reads all rows in file order; the consumer owns and disposes each batch, and none is empty.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="DataFileCorruptException">The file is damaged.</exception>
    /// <exception cref="SchemaMismatchException">A value does not fit the type that <see cref="Schema"/> gives its column.</exception>
    public IAsyncEnumerable<RecordBatch> ReadBatchesAsync(CancellationToken cancellationToken = default) => _engine.ReadAsync(
        _store,
        new ParquetReadRequest { Path = _entry.Path, SizeInBytes = _entry.SizeInBytes, Schema = Schema },
        cancellationToken);
}
