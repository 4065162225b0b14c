using Apache.Arrow;
using Repro.Table.Data;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Commits;
using Repro.Table.Log.State;
using Repro.Table.Schemas;
using Repro.Table.Storage;

namespace Repro.Table.Operations;

/// <summary>Writes rows and commits them: append and overwrite.</summary>
internal sealed class TableWriter(
    ITableStore store,
    IParquetEngine parquet,
    TimeProvider time,
    IIdSource ids,
    IReadOnlyList<IBatchObserverFactory> observers,
    CommitLoop commits)
{
    /// <summary>Adds rows.</summary>
    /// <param name="state">The newest state that is known.</param>
    /// <param name="batches">The rows; each batch stays its owner's, and is done with when the next is asked for.</param>
    /// <param name="options">What to record, and how.</param>
    /// <param name="cancellationToken">Stops the write; the table stays as it was.</param>
    public Task<WrittenVersion> AppendAsync(
        SnapshotState state, IAsyncEnumerable<RecordBatch> batches, WriteOptions options, CancellationToken cancellationToken) =>
        WriteAsync(state, batches, options, new Mode("Append", ReadSet.Nothing, []), cancellationToken);

    /// <summary>Replaces all rows.</summary>
    /// <param name="state">The state whose files are removed; any change of it by others is a conflict.</param>
    /// <param name="batches">The rows; each batch stays its owner's, and is done with when the next is asked for.</param>
    /// <param name="options">What to record, and how.</param>
    /// <param name="cancellationToken">Stops the write; the table stays as it was.</param>
    /// <exception cref="ConstraintViolationException">The table is append-only.</exception>
    public Task<WrittenVersion> OverwriteAsync(
        SnapshotState state, IAsyncEnumerable<RecordBatch> batches, WriteOptions options, CancellationToken cancellationToken)
    {
        if (new TableProperties(state.Metadata.Configuration, store.Location, state.Version).IsAppendOnly)
        {
            throw Throw.AppendOnly(store.Location, "overwritten");
        }

        return WriteAsync(state, batches, options, new Mode("Overwrite", ReadSet.WholeTable, RemoveAll(state)), cancellationToken);
    }

    private async Task<WrittenVersion> WriteAsync(
        SnapshotState state,
        IAsyncEnumerable<RecordBatch> batches,
        WriteOptions options,
        Mode mode,
        CancellationToken cancellationToken)
    {
        DateTimeOffset readAt = time.GetUtcNow();
        SchemaRules.ValidateForFiles(state.Layout.PhysicalSchema, state.Layout.PartitionColumns);
        TableFileOptions fileOptions = TableFileOptions.Of(state, options, store.Location);
        TableFileWriter files = new(store, parquet, time, ids, observers, state.Layout, fileOptions);
        await using (files.ConfigureAwait(false))
        {
            StagedTransaction? transaction = null;
            try
            {
                await foreach (RecordBatch batch in batches.WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    await files.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
                }

                IReadOnlyList<AddFile> adds = await files.CompleteAsync(cancellationToken).ConfigureAwait(false);
                transaction = Stage(state, readAt, options, mode, adds, files.RowCount);
                CommittedVersion committed = await commits.CommitAsync(transaction, cancellationToken).ConfigureAwait(false);
                return new WrittenVersion
                {
                    Committed = committed,
                    TransactionId = transaction.TransactionId,
                    AddedFiles = adds.Count,
                    RemovedFiles = mode.Removes.Count,
                    Rows = files.RowCount,
                    SizeInBytes = adds.Sum(a => a.Size),
                };
            }
            catch (Exception exception) when (transaction is null || IsRefusal(exception))
            {
                await files.DiscardAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    // After which it is certain that no version names the files.
    private static bool IsRefusal(Exception exception) =>
        exception is OperationCanceledException or (TableException and not CommitStateUnknownException);

    private StagedTransaction Stage(
        SnapshotState state, DateTimeOffset readAt, WriteOptions options, Mode mode, IReadOnlyList<AddFile> adds, long rowCount) => new()
        {
            Read = state,
            ReadAt = readAt,
            ReadSet = mode.ReadSet with { ApplicationIds = options.Transaction is null ? [] : [options.Transaction.AppId] },
            TransactionId = ids.NextId().ToString("D"),
            Operation = "WRITE",
            OperationParameters = OperationText.Parameters(("mode", mode.Name), ("partitionBy", "[]")),
            OperationMetrics = OperationText.Metrics(
                ("numFiles", adds.Count),
                ("numOutputRows", rowCount),
                ("numOutputBytes", adds.Sum(a => a.Size)),
                ("numRemovedFiles", mode.Removes.Count),
                ("numRemovedBytes", mode.Removes.Sum(r => r.Size ?? 0))),
            UserMetadata = options.UserMetadata,
            Actions =
            [
                .. options.Transaction is { } transaction ? (IEnumerable<LogAction>)[Stamp(transaction)] : [],
                .. mode.Removes,
                .. adds,
            ],
        };

    private SetTransaction Stamp(SetTransaction transaction) =>
        transaction with { LastUpdated = transaction.LastUpdated ?? time.GetUtcNow().ToUnixTimeMilliseconds() };

    private List<RemoveFile> RemoveAll(SnapshotState state)
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        List<RemoveFile> removes = [];
        foreach (LiveSegment segment in state.Segments)
        {
            for (int row = 0; row < segment.Files.Count; row++)
            {
                if (segment.IsLive(row))
                {
                    removes.Add(Remove(segment.Files.ToAddFile(row, state.Layout.PartitionColumns), now));
                }
            }
        }

        return removes;
    }

    private static RemoveFile Remove(AddFile add, long now) => new()
    {
        Path = add.Path,
        DeletionTimestamp = now,
        ExtendedFileMetadata = true,
        PartitionValues = add.PartitionValues,
        Size = add.Size,
        Tags = add.Tags,
        DeletionVector = add.DeletionVector,
        BaseRowId = add.BaseRowId,
        DefaultRowCommitVersion = add.DefaultRowCommitVersion,
    };

    private sealed record Mode(string Name, ReadSet ReadSet, IReadOnlyList<RemoveFile> Removes);
}
