using Apache.Arrow;
using Repro.Table.Schemas;
using Repro.Table.Storage;

namespace Repro.Table.Data;

/// <summary>Reads and writes Parquet files as Arrow batches: the seam that keeps the file format replaceable.</summary>
/// <remarks>Thread safe. Batches have the Arrow schema that <c>Data.Arrow</c> gives for the Delta schema.</remarks>
internal interface IParquetEngine
{
    /// <summary>Reads chosen columns of a file in file order, fetching only the byte ranges that they need.</summary>
    /// <param name="store">Where the file lies.</param>
    /// <param name="request">The file and the columns.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>Batches in file order with exactly the columns of <see cref="ParquetReadRequest.Schema"/>, in its order; a
    /// column that the file lacks is null. The consumer owns and disposes each batch.</returns>
    /// <exception cref="Errors.DataFileMissingException">There is no such file.</exception>
    /// <exception cref="Errors.DataFileCorruptException">It is damaged, or its size is not the one that was said.</exception>
    /// <exception cref="Errors.SchemaMismatchException">A column holds a type that cannot be read as the one asked for.</exception>
    /// <exception cref="Errors.UnsupportedFeatureException">The file uses something that this engine does not know.</exception>
    IAsyncEnumerable<RecordBatch> ReadAsync(ITableStore store, ParquetReadRequest request, CancellationToken cancellationToken);

    /// <summary>Begins a Parquet file.</summary>
    /// <param name="output">Where it goes; completed by <see cref="IParquetFileWriter.CompleteAsync"/>, else disposed with the writer.</param>
    /// <param name="schema">The columns, under physical names.</param>
    /// <param name="options">Codec and sizes.</param>
    IParquetFileWriter CreateWriter(StoreFileWriter output, StructType schema, ParquetWriteOptions options);
}
