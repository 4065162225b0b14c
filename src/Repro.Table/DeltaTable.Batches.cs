using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Apache.Arrow;
using Repro.Table.Data.Arrow;
using Repro.Table.Data.Rows;
using Repro.Table.Schemas;

namespace Repro.Table;

/// <summary>Rows on their way to the writer, which leaves every batch to its owner.</summary>
public sealed partial class DeltaTable
{
    private const int MaxBatchRows = 8192;

    private static IAsyncEnumerable<RecordBatch> ToBatches<[DynamicallyAccessedMembers(RecordMembers.Written)] T>(
        IEnumerable<T> rows, StructType schema, CancellationToken cancellationToken)
    {
        RowWriter<T> writer = new(schema, ArrowSchemas.ToArrowSchema(schema), MaxBatchRows);
        return Own(writer.Write(rows).ToAsyncEnumerable(), cancellationToken);
    }

    private static IAsyncEnumerable<RecordBatch> Lend(RecordBatch batch) => new[] { batch }.ToAsyncEnumerable();

    // What was handed over is ours to dispose; a batch has been written when the next is asked for.
    private static async IAsyncEnumerable<RecordBatch> Own(
        IAsyncEnumerable<RecordBatch> batches, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (RecordBatch batch in batches.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            using (batch)
            {
                yield return batch;
            }
        }
    }
}
