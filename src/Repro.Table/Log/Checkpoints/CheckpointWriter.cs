using Apache.Arrow;
using Repro.Table.Data;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Storage;

namespace Repro.Table.Log.Checkpoints;

/// <summary>Writes the state of a version as one V1 checkpoint under the plain name.</summary>
/// <remarks>
/// Thread safe. Rows go from the columns of segments into batches of bounded size; the compressed file is gathered in memory
/// and put in one request, so that it is visible whole or not at all. Beside the state memory is at most twice the size of that
/// file and a few batches. That another writer was first is success: a version has one state. Protocol: Checkpoints.
/// </remarks>
internal sealed class CheckpointWriter(ITableStore store, IParquetEngine parquet)
{
    // What a reader has to hold at a time, if it takes row groups whole.
    private const long MaxRowGroupSizeInBytes = 32 << 20;

    /// <summary>Writes the checkpoint of a version that is committed.</summary>
    /// <param name="state">The state of the version.</param>
    /// <param name="tombstones">The tombstones that have not expired; null for none.</param>
    /// <param name="options">What the properties of the table ask for.</param>
    /// <param name="cancellationToken">Stops the work; nothing is visible then, unless the put was under way.</param>
    /// <exception cref="Errors.StoreException">The store failed; there is no checkpoint, or a whole one.</exception>
    /// <exception cref="Errors.LimitExceededException">The file would have more than 2 GiB.</exception>
    public async Task<WrittenCheckpoint> WriteAsync(
        SnapshotState state, SegmentList? tombstones, CheckpointOptions options, CancellationToken cancellationToken)
    {
        TablePath path = TablePath.LogDirectory.Child(LogPath.CheckpointName(state.Version));
        ParquetWriteOptions parquetOptions = new() { Codec = options.Codec, MaxRowGroupSizeInBytes = MaxRowGroupSizeInBytes };
        IParquetFileWriter file = parquet.CreateWriter(
            new WholeFileWriter(store, path), CheckpointSchema.Classic, parquetOptions);
        await using (file.ConfigureAwait(false))
        {
            foreach (RecordBatch batch in Batches(state, tombstones, options))
            {
                using (batch)
                {
                    await file.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
                }
            }

            WrittenFile written = await file.CompleteAsync(cancellationToken).ConfigureAwait(false);
            return new WrittenCheckpoint
            {
                Version = state.Version,
                Entry = written.Entry,
                ActionCount = written.RowCount,
                AddCount = state.FileCount,
            };
        }
    }

    private static IEnumerable<RecordBatch> Batches(SnapshotState state, SegmentList? tombstones, CheckpointOptions options)
    {
        CheckpointBatchBuilder rows = new(options.Statistics);
        rows.Append(state.Protocol);
        rows.Append(state.Metadata);
        return AppendTransactions(rows, state)
            .Concat(AppendDomains(rows, state))
            .Concat(AppendAdds(rows, state))
            .Concat(AppendRemoves(rows, tombstones))
            .Concat(TakeRest(rows));
    }

    private static IEnumerable<RecordBatch> AppendTransactions(CheckpointBatchBuilder rows, SnapshotState state)
    {
        foreach (SetTransaction transaction in state.Transactions.Values)
        {
            rows.Append(transaction);
            if (rows.IsFull)
            {
                yield return rows.TakeBatch();
            }
        }
    }

    private static IEnumerable<RecordBatch> AppendDomains(CheckpointBatchBuilder rows, SnapshotState state)
    {
        foreach (DomainMetadata domain in state.Domains.Values)
        {
            rows.Append(domain);
            if (rows.IsFull)
            {
                yield return rows.TakeBatch();
            }
        }
    }

    private static IEnumerable<RecordBatch> AppendAdds(CheckpointBatchBuilder rows, SnapshotState state)
    {
        foreach (LiveSegment segment in state.Segments)
        {
            PartitionValues partition = PartitionValues.OfTable(segment.Files, state.Layout.PartitionColumns);
            for (int row = 0; row < segment.Files.Count; row++)
            {
                if (!segment.IsLive(row))
                {
                    continue;
                }

                rows.AppendAdd(segment.Files, row, partition);
                if (rows.IsFull)
                {
                    yield return rows.TakeBatch();
                }
            }
        }
    }

    private static IEnumerable<RecordBatch> AppendRemoves(CheckpointBatchBuilder rows, SegmentList? tombstones)
    {
        for (int i = 0; i < tombstones?.Segments.Length; i++)
        {
            FileSegment segment = tombstones.Segments[i];
            PartitionValues partition = PartitionValues.OfTombstones(segment);
            for (int row = 0; row < segment.Count; row++)
            {
                rows.AppendRemove(segment, row, partition);
                if (rows.IsFull)
                {
                    yield return rows.TakeBatch();
                }
            }
        }
    }

    private static IEnumerable<RecordBatch> TakeRest(CheckpointBatchBuilder rows)
    {
        if (rows.Count > 0)
        {
            yield return rows.TakeBatch();
        }
    }
}
