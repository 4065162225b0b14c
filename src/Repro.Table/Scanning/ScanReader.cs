using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Apache.Arrow;
using Repro.Table.Data;
using Repro.Table.Errors;
using Repro.Table.Expressions;
using Repro.Table.Expressions.Conditions;
using Repro.Table.Log.State;
using Repro.Table.Scanning.Pruning;
using Repro.Table.Schemas;
using Repro.Table.Storage;

namespace Repro.Table.Scanning;

/// <summary>Reads the rows of a version: some files ahead at the same time, delivered in the order of the plan.</summary>
internal sealed class ScanReader(ITableStore store, IParquetEngine parquet)
{
    // With two batches a reader decodes one while the consumer holds the other.
    private const int MaxBatchesAhead = 2;

    /// <summary>Finds out which files a scan reads, from the log alone.</summary>
    /// <exception cref="SchemaMismatchException">There is no such column, or a literal does not fit its column.</exception>
    public static PlannedScan Plan(SnapshotState state, ScanOptions options)
    {
        BoundPredicate? predicate = options.Where is null ? null : BoundPredicate.Bind(options.Where, state.Layout.Schema);
        ScanColumns columns = ScanColumns.Resolve(state.Layout, options.Columns, predicate);
        Condition? condition = predicate is null ? null : PhysicalCondition.Of(predicate, state.Layout);
        PruneCounts pruned = default;
        FileScanTask[] tasks = condition is null
            ? ScanPlanner.Plan(state)
            : ScanPlanner.Plan(state, new FilePruner(condition, state.Layout).Prune(state, out pruned));
        return new PlannedScan
        {
            State = state,
            Columns = columns,
            Filter = predicate is null ? null : new RowFilter(predicate, columns.Needed),
            Condition = condition,
            Tasks = tasks,
            Pruned = pruned,
        };
    }

    /// <summary>Returns the rows of a scan; the consumer disposes each batch.</summary>
    /// <exception cref="UnsupportedFeatureException">The table, a column or a file needs what this library does not know.</exception>
    public IAsyncEnumerable<RecordBatch> ReadAsync(PlannedScan scan, ScanOptions options, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxConcurrentReads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxBatchRows, 1);
        RequireReadable(scan.State, scan.Columns, scan.Tasks);
        LogicalBatchReader reader = new(store, parquet, scan, options.MaxBatchRows);
        return ReadAsync(scan.Tasks, reader, options.MaxConcurrentReads, cancellationToken);
    }

    private static async IAsyncEnumerable<RecordBatch> ReadAsync(
        FileScanTask[] tasks, LogicalBatchReader reader, int maxConcurrentReads, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Queue<(Channel<RecordBatch> Batches, Task Producer)> ahead = new();
        int next = 0;
        try
        {
            while (next < tasks.Length || ahead.Count > 0)
            {
                while (next < tasks.Length && ahead.Count < maxConcurrentReads)
                {
                    Channel<RecordBatch> channel = Channel.CreateBounded<RecordBatch>(MaxBatchesAhead);
                    ahead.Enqueue((channel, ProduceAsync(reader, tasks[next++], channel.Writer, stop.Token)));
                }

                await foreach (RecordBatch batch in ahead.Peek().Batches.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                {
                    yield return batch;
                }

                await ahead.Dequeue().Producer.ConfigureAwait(false);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            foreach ((Channel<RecordBatch> batches, Task producer) in ahead)
            {
                await producer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                while (batches.Reader.TryRead(out RecordBatch? unread))
                {
                    unread.Dispose();
                }
            }
        }
    }

    private static async Task ProduceAsync(
        LogicalBatchReader reader, FileScanTask task, ChannelWriter<RecordBatch> batches, CancellationToken cancellationToken)
    {
        // Decoding is work of the processor: without this the first batches of every file would run on the consumer's thread.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await foreach (RecordBatch batch in reader.ReadAsync(task, cancellationToken).ConfigureAwait(false))
            {
                try
                {
                    await batches.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
                }
                catch
                {
                    batch.Dispose();
                    throw;
                }
            }

            batches.Complete();
        }
        catch (Exception exception)
        {
            batches.Complete(exception);
        }
    }

    private void RequireReadable(SnapshotState state, ScanColumns columns, FileScanTask[] tasks)
    {
        if (state.Layout.Mapping == ColumnMappingMode.Id)
        {
            throw Throw.UnsupportedFeature(
                ["columnMapping"],
                TableAccess.Read,
                $"{store.Location} maps columns by id, which is not supported yet. Read it with an engine that knows columnMapping mode id.",
                store.Location,
                state.Version);
        }

        if (columns.Needed.Fields.FirstOrDefault(f => f.Type is UnsupportedType) is { } unknown)
        {
            throw Throw.UnsupportedFeature(
                [unknown.Type.ToString()],
                TableAccess.Read,
                $"The column '{unknown.Name}' of {store.Location} has the type {unknown.Type}, which is not supported. Read the other columns by naming them.",
                store.Location,
                state.Version);
        }

        foreach (FileScanTask task in tasks)
        {
            if (task.Files.Extra(task.Row)?.DeletionVector is not null)
            {
                throw Throw.UnsupportedFeature(
                    ["deletionVectors"],
                    TableAccess.Read,
                    $"The file {DataFilePath.Resolve(task, store.Location)} of {store.Location} has a deletion vector, which is not supported yet. "
                    + "Purge the table with REORG in Spark, or read it there.",
                    store.Location,
                    state.Version);
            }
        }
    }
}
