using System.Runtime.CompilerServices;
using Apache.Arrow;
using Repro.Table.Data;
using Repro.Table.Data.Arrow;
using Repro.Table.Errors;
using Repro.Table.Expressions;
using Repro.Table.Storage;

namespace Repro.Table.Scanning;

/// <summary>Reads one file as the table sees it: partition columns added, logical names, rows that do not pass left out.</summary>
internal sealed class LogicalBatchReader(ITableStore store, IParquetEngine parquet, PlannedScan scan, int maxBatchRows)
{
    private readonly ScanColumns _columns = scan.Columns;
    private readonly Schema _needed = ArrowSchemas.ToArrowSchema(scan.Columns.Needed);
    private readonly Schema _output = ArrowSchemas.ToArrowSchema(scan.Columns.Output);

    /// <summary>Returns the rows of a file in file order; no batch is empty. The consumer disposes each.</summary>
    public async IAsyncEnumerable<RecordBatch> ReadAsync(
        FileScanTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Literal?[] partitionValues = [.. _columns.Sources.Select(s => s.IsPartition ? PartitionValue(task, s.Physical) : null)];
        ParquetReadRequest request = new()
        {
            Path = DataFilePath.Resolve(task, store.Location),
            SizeInBytes = task.Files.Sizes[task.Row],
            Schema = _columns.FileSchema,
            MaxBatchRows = maxBatchRows,

            // A deletion vector counts rows by their position in the file, so none of it may be left out.
            Condition = task.Files.Extra(task.Row)?.DeletionVector is null ? scan.Condition : null,
        };
        await foreach (RecordBatch fileBatch in parquet.ReadAsync(store, request, cancellationToken).ConfigureAwait(false))
        {
            RecordBatch batch = ToLogical(fileBatch, partitionValues);
            if (scan.Filter is not null)
            {
                batch = Project(scan.Filter.Apply(batch));
            }

            if (batch.Length > 0)
            {
                yield return batch;
            }
            else
            {
                batch.Dispose();
            }
        }
    }

    // The arrays move to the new batch, which then owns them; the old one is only a list of them.
    private RecordBatch ToLogical(RecordBatch fileBatch, Literal?[] partitionValues)
    {
        IArrowArray[] arrays = new IArrowArray[_columns.Sources.Length];
        int next = 0;
        for (int i = 0; i < arrays.Length; i++)
        {
            arrays[i] = _columns.Sources[i].IsPartition
                ? ConstantColumn.Repeat(partitionValues[i], _columns.Sources[i].Physical.Type, fileBatch.Length)
                : Relabel(fileBatch.Column(next++), _needed.GetFieldByIndex(i).DataType);
        }

        return new RecordBatch(_needed, arrays, fileBatch.Length);
    }

    // Nested fields have physical names in the file; the arrays are the same, only their type says other names.
    private static IArrowArray Relabel(IArrowArray array, Apache.Arrow.Types.IArrowType type) =>
        type is Apache.Arrow.Types.NestedType ? ArrowArrayFactory.BuildArray(Relabel(array.Data, type)) : array;

    private static ArrayData Relabel(ArrayData data, Apache.Arrow.Types.IArrowType type)
    {
        if (type is not Apache.Arrow.Types.NestedType nested)
        {
            return data;
        }

        ArrayData[] children = new ArrayData[data.Children.Length];
        for (int i = 0; i < children.Length; i++)
        {
            children[i] = Relabel(data.Children[i], nested.Fields[i].DataType);
        }

        return new ArrayData(type, data.Length, data.NullCount, data.Offset, data.Buffers, children, data.Dictionary);
    }

    private RecordBatch Project(RecordBatch batch)
    {
        if (batch.ColumnCount == _columns.Output.Fields.Length)
        {
            return batch;
        }

        IArrowArray[] arrays = new IArrowArray[_columns.Output.Fields.Length];
        for (int i = 0; i < batch.ColumnCount; i++)
        {
            if (i < arrays.Length)
            {
                arrays[i] = batch.Column(i);
            }
            else
            {
                batch.Column(i).Dispose();
            }
        }

        return new RecordBatch(_output, arrays, batch.Length);
    }

    private static Literal? PartitionValue(FileScanTask task, Schemas.StructField column)
    {
        string? text = task.Files.PartitionValue(task.Row, column.Name);
        return PartitionText.TryParse(text, column.Type, out Literal? value)
            ? value
            : throw Throw.LogCorrupt(
                TablePath.LogDirectory.Value, line: null, $"the partition value '{text}' of column '{column.Name}' is no {column.Type}");
    }
}
