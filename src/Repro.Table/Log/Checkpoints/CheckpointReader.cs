using Apache.Arrow;
using Repro.Table.Data;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Storage;

namespace Repro.Table.Log.Checkpoints;

/// <summary>Reads checkpoints of one file or of several parts, a batch at a time, straight into the columns of a state.</summary>
/// <remarks>
/// Thread safe. Memory beside the result is that of one batch. Columns and rows that nobody asked for are ignored, so are
/// actions that this library does not know. Protocol: Checkpoints.
/// </remarks>
internal sealed class CheckpointReader(ITableStore store, IParquetEngine parquet)
{
    // Statistics weigh a kilobyte a file and more, so that a batch of them is some megabytes.
    private const int MaxBatchRows = 8_192;

    // An action has a key of its own, so that rows without bytes to tell them apart are a lie, and one that costs hours.
    private const long MaxRowsPerByte = 256;

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="checkpoint">Its files.</param>
    /// <param name="kinds">The actions wanted; tombstones only with <see cref="ActionKinds.RemoveDetails"/>.</param>
    /// <param name="known">The keys that newer actions name, whose rows are skipped; not changed.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>What was found. Statistics that the checkpoint has only as columns, not as JSON, are absent: unknown.</returns>
    /// <exception cref="DataFileCorruptException">A file is damaged, or an action in it contradicts the protocol.</exception>
    /// <exception cref="DataFileMissingException">A file is gone.</exception>
    /// <exception cref="UnsupportedFeatureException">It is a V2 checkpoint, or the Parquet engine does not know its form.</exception>
    public async Task<CheckpointContents> ReadAsync(
        CheckpointFiles checkpoint, ActionKinds kinds, FileIndex known, CancellationToken cancellationToken)
    {
        if (checkpoint.Form == CheckpointForm.Uuid)
        {
            throw Throw.CheckpointIsV2(checkpoint.Files[0].Path.Value, checkpoint.Version);
        }

        CheckpointRows rows = new(kinds, known);
        foreach (StoreEntry file in checkpoint.Files)
        {
            try
            {
                await ReadFileAsync(file, checkpoint.Version, rows, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is FormatException or SchemaMismatchException)
            {
                throw Throw.CheckpointCorrupt(file.Path.Value, exception.Message.TrimEnd('.'), checkpoint.Version, exception);
            }
        }

        return rows.Build();
    }

    private async Task ReadFileAsync(StoreEntry file, long version, CheckpointRows rows, CancellationToken cancellationToken)
    {
        ParquetReadRequest request = new()
        {
            Path = file.Path,
            SizeInBytes = file.SizeInBytes,
            Schema = rows.Schema,
            MaxBatchRows = MaxBatchRows,
        };
        long rowCount = 0;
        await foreach (RecordBatch batch in parquet.ReadAsync(store, request, cancellationToken).ConfigureAwait(false))
        {
            using (batch)
            {
                rowCount += batch.Length;
                if (rowCount / MaxRowsPerByte > file.SizeInBytes)
                {
                    throw new FormatException($"it claims more rows than its {file.SizeInBytes:N0} bytes can tell apart");
                }

                rows.Append(batch);
            }

            if (rows.IsV2)
            {
                throw Throw.CheckpointIsV2(file.Path.Value, version);
            }
        }
    }
}
