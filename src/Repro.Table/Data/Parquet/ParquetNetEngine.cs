using System.Runtime.CompilerServices;
using Apache.Arrow;
using Repro.Table.Data.Arrow;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Data.Parquet.Levels;
using Repro.Table.Data.Parquet.Reading;
using Repro.Table.Data.Parquet.Writing;
using Repro.Table.Schemas;
using Repro.Table.Storage;

namespace Repro.Table.Data.Parquet;

/// <summary>The default engine. Parquet.Net encodes and decodes pages; schemas, levels, ranges and footers are ours.</summary>
/// <remarks>
/// Reading: 1. the tail of the file in one request, 2. the request joined with the schema of the file, 3. for each row group that may
/// hold a row which meets the condition, the byte ranges of the leaves needed, neighbours in one request, decoded as plain physical values, 4. batches assembled from them.
/// Thread safe.
/// </remarks>
internal sealed class ParquetNetEngine : IParquetEngine
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<RecordBatch> ReadAsync(
        ITableStore store, ParquetReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (OpenedFile file, IReadOnlyList<ReadNode> columns) = await OpenAsync(store, request, cancellationToken).ConfigureAwait(false);
        Schema schema = ArrowSchemas.ToArrowSchema(request.Schema);
        int[] leaves = [.. columns.SelectMany(c => c.Leaves).Distinct().Order()];
        for (int i = 0; i < file.RowGroupCount; i++)
        {
            if (!MayMatch(file, i, request))
            {
                continue;
            }

            using RowGroupBatches batches =
                await ReadRowGroupAsync(file, request, i, columns, leaves, schema, cancellationToken).ConfigureAwait(false);
            while (Next(batches, request) is { } batch)
            {
                yield return batch;
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    /// <inheritdoc/>
    public IParquetFileWriter CreateWriter(StoreFileWriter output, StructType schema, ParquetWriteOptions options) =>
        new ParquetNetFileWriter(output, schema, options);

    /// <summary>Reads what a file says of itself, in one request.</summary>
    /// <returns>The schema of a table that holds all its columns, and the number of its rows.</returns>
    /// <exception cref="Errors.DataFileCorruptException">The file is damaged.</exception>
    /// <exception cref="Errors.UnsupportedFeatureException">No type of a table holds a column.</exception>
    public static async ValueTask<(StructType Schema, long RowCount)> DescribeAsync(
        ITableStore store, TablePath path, long sizeInBytes, CancellationToken cancellationToken)
    {
        try
        {
            OpenedFile file = await OpenedFile.OpenAsync(store, path, sizeInBytes, cancellationToken).ConfigureAwait(false);
            long rowCount = Enumerable.Range(0, file.RowGroupCount).Sum(file.RowCount);
            return (new DeltaTypes(path.Value).SchemaOf(file.Root), rowCount);
        }
        catch (Exception e) when (ReadFailures.IsForeign(e))
        {
            throw ReadFailures.Wrap(path.Value, e);
        }
    }

    private static async ValueTask<(OpenedFile File, IReadOnlyList<ReadNode> Columns)> OpenAsync(
        ITableStore store, ParquetReadRequest request, CancellationToken cancellationToken)
    {
        try
        {
            OpenedFile file = await OpenedFile.OpenAsync(store, request.Path, request.SizeInBytes, cancellationToken).ConfigureAwait(false);
            return (file, new ReadPlanner(request.Path.Value, file.Calendar).Plan(file.Root, request.Schema));
        }
        catch (Exception e) when (ReadFailures.IsForeign(e))
        {
            throw ReadFailures.Wrap(request.Path.Value, e);
        }
    }

    private static bool MayMatch(OpenedFile file, int rowGroup, ParquetReadRequest request)
    {
        try
        {
            return file.MayMatch(rowGroup, request);
        }
        catch (Exception e) when (ReadFailures.IsForeign(e))
        {
            throw ReadFailures.Wrap(request.Path.Value, e);
        }
    }

    private static async ValueTask<RowGroupBatches> ReadRowGroupAsync(
        OpenedFile file,
        ParquetReadRequest request,
        int rowGroup,
        IReadOnlyList<ReadNode> columns,
        IReadOnlyList<int> leaves,
        Schema schema,
        CancellationToken cancellationToken)
    {
        try
        {
            long rowCount = file.RowCount(rowGroup);
            Dictionary<int, LeafChunk> chunks = rowCount == 0
                ? []
                : await file.ReadLeavesAsync(rowGroup, leaves, cancellationToken).ConfigureAwait(false);
            return new RowGroupBatches(schema, columns, chunks, rowCount);
        }
        catch (Exception e) when (ReadFailures.IsForeign(e))
        {
            throw ReadFailures.Wrap(request.Path.Value, e);
        }
    }

    private static RecordBatch? Next(RowGroupBatches batches, ParquetReadRequest request)
    {
        try
        {
            return batches.TryNext(request.MaxBatchRows, out RecordBatch? batch) ? batch : null;
        }
        catch (Exception e) when (ReadFailures.IsForeign(e))
        {
            throw ReadFailures.Wrap(request.Path.Value, e);
        }
    }
}
