using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Apache.Arrow;
using Repro.Table.Cli.Terminal;
using Repro.Table.Expressions;
using Repro.Table.Scanning;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Rows;

/// <summary>Rows and columns of a version, in the order in which every reader gets them.</summary>
internal sealed record RowSelection
{
    /// <summary>Gets the version.</summary>
    public required Snapshot Snapshot { get; init; }

    /// <summary>Gets the columns, in the order asked for.</summary>
    public required ImmutableArray<StructField> Columns { get; init; }

    /// <summary>Gets the condition; null for all rows.</summary>
    public Predicate? Where { get; init; }

    /// <summary>Gets the most rows.</summary>
    public long Limit { get; init; } = long.MaxValue;

    /// <summary>Gets the columns as a schema.</summary>
    public StructType Schema => new() { Fields = Columns };

    /// <summary>Reads the rows.</summary>
    /// <returns>Batches that are not empty; each is valid until the next is asked for, and not the caller's to dispose.</returns>
    public async IAsyncEnumerable<RecordBatch> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Limit == 0)
        {
            yield break;
        }

        long left = Limit;
        await foreach (RecordBatch batch in Snapshot.ReadBatchesAsync(Options(), cancellationToken).ConfigureAwait(false))
        {
            using (batch)
            {
                yield return batch.Length <= left ? batch : batch.Slice(0, (int)left);
                left -= Math.Min(batch.Length, left);
            }

            if (left == 0)
            {
                yield break;
            }
        }
    }

    /// <summary>Reads the rows and tells of the way that was made.</summary>
    /// <inheritdoc cref="ReadAsync(CancellationToken)"/>
    public async IAsyncEnumerable<RecordBatch> ReadAsync(
        IProgress<WorkProgress> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long total = Math.Min(Limit, Snapshot.RowCount ?? 0);
        long done = 0;
        await foreach (RecordBatch batch in ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return batch;
            done += batch.Length;
            if (done <= total && Where is null)
            {
                progress.Report(new WorkProgress(done, total));
            }
        }
    }

    /// <summary>Counts the rows, reading no more than the columns of the condition.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        long count = 0;
        RowSelection counted = this with { Columns = [] };
        await foreach (RecordBatch batch in counted.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            count += batch.Length;
        }

        return count;
    }

    private ScanOptions Options()
    {
        ScanOptions options = new() { Columns = Columns.Select(column => column.Name).ToArray(), Where = Where };

        // Whoever wants a few rows should not wait for the decoding of many.
        return Where is null && Limit < options.MaxBatchRows
            ? options with { MaxBatchRows = (int)Limit, MaxConcurrentReads = 1 }
            : options;
    }
}
