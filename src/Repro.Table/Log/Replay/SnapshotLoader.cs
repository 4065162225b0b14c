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
    private static readonly HashSet<CheckpointFiles> NoCheckpoints = [];

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
        return listing.Latest is null
            ? throw Throw.TableNotFound(store.Location)
            : await LoadAsync(listing, version, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Returns whether there is a table. A table whose oldest commits were cleaned up has no version 0.</summary>
    public async Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        (await LogListing.ReadAsync(store, from: 0, cancellationToken).ConfigureAwait(false)).Latest is not null;

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
        (LogSegment? segment, listing, long missing) = await SelectAsync(listing, version, NoCheckpoints, cancellationToken)
            .ConfigureAwait(false);
        return segment ?? throw NotRebuildable(listing, version, missing);
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
            (LogSegment? segment, listing, long missing) = await SelectAsync(listing, version, unusable, cancellationToken)
                .ConfigureAwait(false);
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

    // A listing is no proof that a commit is absent: what is made while it runs may be left out, and what comes after that not. So
    // the log is listed whole, and then each commit that is missing is asked for by name.
    private async Task<(LogSegment? Segment, LogListing Listing, long Missing)> SelectAsync(
        LogListing listing, long version, HashSet<CheckpointFiles> unusable, CancellationToken cancellationToken)
    {
        while (true)
        {
            LogSegment? segment = LogSegmentSelection.Select(listing, version, unusable, out long missing);
            if (segment is not null)
            {
                return (segment, listing, missing);
            }

            if (listing.From > 0)
            {
                listing = await LogListing.ReadAsync(store, from: 0, cancellationToken).ConfigureAwait(false);
            }
            else if (await store.HeadAsync(LogPath.CommitPath(missing), cancellationToken).ConfigureAwait(false) is StoreEntry entry)
            {
                listing = listing.With(new CommitFile(missing, entry));
            }
            else
            {
                return (null, listing, missing);
            }
        }
    }

    // A checkpoint keeps no provenance, so the commit time of its own version has to be read from the commit beside it.
    private async Task<SnapshotState> CompleteAsync(SnapshotState state, CancellationToken cancellationToken)
    {
        if (state.InCommitTimestamp is not null || !state.HasInCommitTimestamps)
        {
            return state;
        }

        CommitRun? run = await ReadCommitAsync(state.Version, ActionKinds.CommitInfo, cancellationToken).ConfigureAwait(false);
        return state.WithCommitTime(run?.Commits[0].CommitInfo);
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
        bool isNewer = missing > listing.Latest;
        return isNewer || version < earliest
            ? Throw.VersionNotFound(
                $"version {version}",
                earliest,
                listing.Latest,
                store.Location,
                isNewer ? "it does not exist yet" : "the log of it is gone, removed by log cleanup")
            : Throw.LogGap(LogPath.CommitPath(missing).Value, missing, version);
    }
}
