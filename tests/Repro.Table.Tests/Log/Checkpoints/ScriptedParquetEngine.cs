using System.Runtime.CompilerServices;
using Apache.Arrow;
using Repro.Table.Data;
using Repro.Table.Log.Checkpoints;
using Repro.Table.Schemas;
using Repro.Table.Storage;

namespace Repro.Table.Tests.Log.Checkpoints;

/// <summary>Reads what a test says: batches made for the columns asked for.</summary>
internal sealed class ScriptedParquetEngine(Func<StructType, IEnumerable<RecordBatch>> batches) : IParquetEngine
{
    /// <summary>Gets how many batches were taken.</summary>
    public int BatchCount { get; private set; }

    /// <summary>Gets the last request.</summary>
    public ParquetReadRequest? Request { get; private set; }

    public async IAsyncEnumerable<RecordBatch> ReadAsync(
        ITableStore store, ParquetReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        Request = request;
        foreach (RecordBatch batch in batches(request.Schema))
        {
            BatchCount++;
            yield return batch;
        }
    }

    public IParquetFileWriter CreateWriter(StoreFileWriter output, StructType schema, ParquetWriteOptions options) =>
        throw new NotSupportedException();

    /// <summary>Makes a batch of rows that are null in every column, except for one column that a test fills.</summary>
    public static RecordBatch Batch(StructType schema, int rowCount, string? column = null, Action<StructBuilder>? fill = null)
    {
        List<Field> fields = [];
        List<IArrowArray> arrays = [];
        foreach (StructField field in schema.Fields)
        {
            StructBuilder builder = new((StructType)field.Type);
            if (field.Name == column)
            {
                fill!(builder);
            }

            builder.AppendNulls(rowCount - builder.Length);
            fields.Add(new Field(field.Name, builder.Type, nullable: true));
            arrays.Add(ArrowArrayFactory.BuildArray(builder.Build()));
        }

        return new RecordBatch(new Schema(fields, metadata: null), arrays, rowCount);
    }
}
