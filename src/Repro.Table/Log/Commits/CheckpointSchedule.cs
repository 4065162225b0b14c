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
        LogSegment segment = await loader.FindSegmentAsync(state.Version, cancellationToken).ConfigureAwait(false);
        long since = (time.GetUtcNow() - properties.DeletedFileRetention).ToUnixTimeMilliseconds();
        SegmentList removed = await tombstones.ReadAsync(segment, since, cancellationToken).ConfigureAwait(false);
        WrittenCheckpoint written = await writer
            .WriteAsync(state, removed, OptionsOf(properties), cancellationToken)
            .ConfigureAwait(false);
        await written.ToHint().WriteAsync(store, cancellationToken).ConfigureAwait(false);
    }

    private static CheckpointOptions OptionsOf(TableProperties properties) => new()
    {
        Codec = properties.CompressionCodec,
        Statistics = properties.CheckpointWritesStatsAsJson ? StatisticsForm.Json : StatisticsForm.None,
    };
}
