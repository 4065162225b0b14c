using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Checkpoints;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Storage;

namespace Repro.Table.Log.Replay;

/// <summary>Loads the state of a version from the files of the log.</summary>
/// <remarks>
/// The hint only chooses where the listing starts; the end of the log is decided by asking for the next commit until there is
/// none. A checkpoint that cannot be read is passed over for an older one and commits, if those reach.
/// </remarks>
internal sealed class SnapshotLoader(ITableStore store, CheckpointReader checkpoints, LogLimits limits)
{
    private readonly LogReplay _replay = new(store, checkpoints, limits);

    /// <summary>Loads the newest version.</summary>
    /// <exception cref="TableNotFoundException">There is no commit and no checkpoint.</exception>
    public async Task<SnapshotState> LoadLatestAsync(SnapshotRefresh refresh, CancellationToken cancellationToken)
    {
        LogListing listing = await ListFromHintAsync(maximum: null, cancellationToken).ConfigureAwait(false);
        long latest = listing.Latest ?? throw Throw.TableNotFound(store.Location);
        SnapshotState state = await LoadAsync(listing, latest, cancellationToken).ConfigureAwait(false);
        return await AdvanceAsync(state, refresh, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Loads a version by number.</summary>
    /// <exception cref="VersionNotFoundException">It is newer than the newest, or its log is gone.</exception>
    public async Task<SnapshotState> LoadVersionAsync(long version, CancellationToken cancellationToken)
    {
        LogListing listing = await ListFromHintAsync(version, cancellationToken).ConfigureAwait(false);
        long latest = listing.Latest ?? throw Throw.TableNotFound(store.Location);
        if (version > latest)
        {
            throw Throw.VersionNotFound(
                $"version {version}", LogSegmentSelection.Earliest(listing), latest, store.Location, "it does not exist yet");
        }

        return await LoadAsync(listing, version, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Applies commits that follow a state until there is none; one request if nothing is new.</summary>
    public async Task<SnapshotState> AdvanceAsync(SnapshotState state, SnapshotRefresh refresh, CancellationToken cancellationToken)
    {
        while (await ReadCommitAsync(state.Version + 1, ActionKinds.State | ActionKinds.CommitInfo, cancellationToken)
            .ConfigureAwait(false) is CommitRun run)
        {
            state = refresh.Apply(state, run);
        }

        return state;
    }

    /// <summary>Reads one commit.</summary>
    /// <returns>A run of one; null if there is no such commit.</returns>
    public async Task<CommitRun?> ReadCommitAsync(long version, ActionKinds kinds, CancellationToken cancellationToken)
    {
        TablePath path = LogPath.CommitPath(version);
        using StoreObject? content = await store.ReadAsync(path, limits.MaxCommitSizeInBytes, cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            return null;
        }

        CommitRun.Builder run = new(kinds);
        run.Read(version, path.Value, content.Content.Span, limits);
        return run.Build();
    }

    /// <summary>Finds the files from which a version that exists is rebuilt.</summary>
    /// <exception cref="LogCorruptException">A commit is missing.</exception>
    public async Task<LogSegment> FindSegmentAsync(long version, CancellationToken cancellationToken)
    {
        LogListing listing = await ListFromHintAsync(version, cancellationToken).ConfigureAwait(false);
        return LogSegmentSelection.Select(listing, version, new HashSet<CheckpointFiles>(), out long missing)
            ?? throw Throw.LogGap(LogPath.CommitPath(missing).Value, missing, version);
    }

    private async Task<LogListing> ListFromHintAsync(long? maximum, CancellationToken cancellationToken)
    {
        LastCheckpointHint? hint = await LastCheckpointHint.ReadAsync(store, limits, cancellationToken).ConfigureAwait(false);
        if (hint is not null && (maximum is null || hint.Version <= maximum))
        {
            LogListing listing = await LogListing.ReadAsync(store, hint.Version, cancellationToken).ConfigureAwait(false);
            bool reaches = listing.Checkpoints.Any(c => maximum is null || c.Version <= maximum);
            if (reaches && listing.Latest >= (maximum ?? 0))
            {
                return listing;
            }
        }

        return await LogListing.ReadAsync(store, from: 0, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SnapshotState> LoadAsync(LogListing listing, long version, CancellationToken cancellationToken)
    {
        HashSet<CheckpointFiles> unusable = [];
        TableException? failure = null;
        while (true)
        {
            LogSegment? segment = LogSegmentSelection.Select(listing, version, unusable, out long missing);
            if (segment is null && listing.Commits is not [{ Version: 0 }, ..])
            {
                listing = await LogListing.ReadAsync(store, from: 0, cancellationToken).ConfigureAwait(false);
                segment = LogSegmentSelection.Select(listing, version, unusable, out missing);
            }

            if (segment is null)
            {
                throw failure ?? NotRebuildable(listing, version, missing);
            }

            try
            {
                SnapshotState state = await _replay.ReplayAsync(segment, cancellationToken).ConfigureAwait(false);
                return await CompleteAsync(state, cancellationToken).ConfigureAwait(false);
            }
            catch (TableException exception) when (IsUnusableCheckpoint(exception, segment))
            {
                failure ??= exception;
                unusable.Add(segment.Checkpoint!); // IsUnusableCheckpoint has seen that there is one
            }
        }
    }

    // A checkpoint keeps no provenance, so the commit time of its own version has to be read from the commit beside it.
    private async Task<SnapshotState> CompleteAsync(SnapshotState state, CancellationToken cancellationToken)
    {
        if (state.InCommitTimestamp is not null || !new TableProperties(state.Metadata.Configuration).IsInCommitTimestampEnabled)
        {
            return state;
        }

        CommitRun? run = await ReadCommitAsync(state.Version, ActionKinds.CommitInfo, cancellationToken).ConfigureAwait(false);
        return state with { InCommitTimestamp = run?.Commits[0].CommitInfo?.InCommitTimestamp };
    }

    private static bool IsUnusableCheckpoint(TableException exception, LogSegment segment)
    {
        string? path = exception switch
        {
            DataFileCorruptException corrupt => corrupt.Path,
            DataFileMissingException missing => missing.Path,
            UnsupportedFeatureException => segment.Checkpoint?.Files[0].Path.Value,
            SchemaMismatchException => segment.Checkpoint?.Files[0].Path.Value,
            LogCorruptException log => log.Path,
            _ => null,
        };
        return path is not null && segment.Checkpoint is { } checkpoint && checkpoint.Files.Any(f => f.Path.Value == path);
    }

    private TableException NotRebuildable(LogListing listing, long version, long missing)
    {
        long? earliest = LogSegmentSelection.Earliest(listing);
        long latest = listing.Latest ?? version;
        return earliest is null || version >= earliest
            ? Throw.LogGap(LogPath.CommitPath(missing).Value, missing, version)
            : Throw.VersionNotFound(
                $"version {version}", earliest, latest, store.Location, "the log of it is gone, removed by log cleanup");
    }
}
