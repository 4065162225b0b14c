using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Checkpoints;
using Repro.Table.Log.Replay;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Storage;

namespace Repro.Table.Log.Commits;

/// <summary>Writes a checkpoint when one is due, and then the hint that points at it.</summary>
internal sealed class CheckpointSchedule(
    ITableStore store, SnapshotLoader loader, CheckpointWriter writer, TombstoneReader tombstones, TimeProvider time)
{
    /// <summary>Returns whether a version is one that gets a checkpoint, by <c>delta.checkpointInterval</c>.</summary>
    public static bool IsDue(SnapshotState state) =>
        state.Version > 0
        && FeatureSupport.AllowsClassicCheckpoint(state.Protocol)
        && state.Version % new TableProperties(state.Metadata.Configuration).CheckpointInterval == 0;

    /// <summary>Writes the checkpoint of a version that is committed.</summary>
    /// <remarks>A failure leaves no checkpoint and the old hint: the log alone is enough to read every version.</remarks>
    public async Task WriteAsync(SnapshotState state, CancellationToken cancellationToken)
    {
        TableProperties properties = new(state.Metadata.Configuration, store.Location, state.Version);
        long since = Oldest(properties.DeletedFileRetention).ToUnixTimeMilliseconds();
        SegmentList removed = await ReadTombstonesAsync(state.Version, since, cancellationToken).ConfigureAwait(false);
        WrittenCheckpoint written = await writer
            .WriteAsync(state, removed, OptionsOf(properties), cancellationToken)
            .ConfigureAwait(false);
        await written.ToHint().WriteAsync(store, cancellationToken).ConfigureAwait(false);
    }

    // As when a version is loaded, a checkpoint that cannot be read is passed over: else none would ever be written again.
    private async Task<SegmentList> ReadTombstonesAsync(long version, long since, CancellationToken cancellationToken)
    {
        LogSegment segment = await loader.FindSegmentAsync(version, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            try
            {
                return await tombstones.ReadAsync(segment, since, cancellationToken).ConfigureAwait(false);
            }
            catch (TableException exception) when (segment.Checkpoint is not null && exception is not StoreException)
            {
                LogSegment? older = await FindOlderAsync(segment, cancellationToken).ConfigureAwait(false);
                if (older is null)
                {
                    throw;
                }

                segment = older;
            }
        }
    }

    private async Task<LogSegment?> FindOlderAsync(LogSegment segment, CancellationToken cancellationToken)
    {
        LogListing listing = await LogListing.ReadAsync(store, from: 0, cancellationToken).ConfigureAwait(false);
        HashSet<CheckpointFiles> newer = [.. listing.Checkpoints.Where(c => c.Version >= segment.Checkpoint?.Version)];
        return LogSegmentSelection.Select(listing, segment.Version, newer, out _);
    }

    // A retention may reach back beyond the first instant there is.
    private DateTimeOffset Oldest(TimeSpan retention)
    {
        DateTimeOffset now = time.GetUtcNow();
        return retention > now - DateTimeOffset.MinValue ? DateTimeOffset.MinValue : now - retention;
    }

    private static CheckpointOptions OptionsOf(TableProperties properties) => new()
    {
        Codec = properties.CompressionCodec,
        Statistics = properties.CheckpointWritesStatsAsJson ? StatisticsForm.Json : StatisticsForm.None,
    };
}
