using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Storage;

namespace Repro.Table.Log.Commits;

/// <summary>Keeps a writer that slept longer than the log is kept from writing history anew.</summary>
/// <remarks>
/// Such a writer finds its next version free, because log cleanup removed it. So who knows a state for too long must list the
/// log before it builds on it, and who was too slow to commit looks whether the log goes on without its commit. What goes on
/// with it was made after it: version N + 1 is there, and is not older.
/// </remarks>
internal sealed class SleeperGuard(ITableStore store, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Returns how long a state may be taken for the newest without listing the log.</summary>
    public static TimeSpan LongestSleep(SnapshotState state)
    {
        try
        {
            TimeSpan quarter = new TableProperties(state.Metadata.Configuration).LogRetention / 4;
            return quarter < Longest ? quarter : Longest;
        }
        catch (TablePropertyException)
        {
            return Longest; // What cannot be understood stops the cleanup, and nothing else.
        }
    }

    /// <summary>Returns whether a state that was the newest at a time is too old to build on. By the wall clock: the others of a
    /// machine stand still while it sleeps.</summary>
    public bool IsTooOld(SnapshotState state, DateTimeOffset seenAt) => (time.GetUtcNow() - seenAt).Duration() > LongestSleep(state);

    /// <summary>Takes a commit back if the log goes on without it.</summary>
    /// <param name="attempt">What was committed.</param>
    /// <param name="state">The state that it builds on.</param>
    /// <param name="seenAt">When that was the newest.</param>
    /// <exception cref="CommitConflictException">It was taken back.</exception>
    /// <exception cref="CommitStateUnknownException">It could not be looked for, or not be taken back.</exception>
    public async Task RequireOnTopAsync(CommitAttempt attempt, SnapshotState state, DateTimeOffset seenAt)
    {
        if (!IsTooOld(state, seenAt))
        {
            return;
        }

        try
        {
            if (await FindLaterHistoryAsync(attempt.Version, LongestSleep(state)).ConfigureAwait(false) is not (StoreEntry ours, long latest))
            {
                return;
            }

            await store.DeleteAsync(ours.Path, ours.EntityTag, CancellationToken.None).ConfigureAwait(false);
            throw Throw.CommitConflict(ConflictKind.LogCleanedUp, latest, winningOperation: null, store.Location);
        }
        catch (StoreException exception)
        {
            throw Throw.CommitStateUnknown(
                attempt.Version,
                attempt.TransactionId,
                store.Location,
                "this writer paused for so long that the log may have moved on without it, and that cannot be looked for or taken back",
                exception);
        }
    }

    private async Task<(StoreEntry Ours, long Latest)?> FindLaterHistoryAsync(long version, TimeSpan longestSleep)
    {
        LogListing listing = await LogListing.ReadAsync(store, version, CancellationToken.None).ConfigureAwait(false);
        if (listing.Latest is not long latest || latest <= version)
        {
            return null;
        }

        // By name: a listing may leave out what was made while it ran.
        StoreEntry? next = await store.HeadAsync(LogPath.CommitPath(version + 1), CancellationToken.None).ConfigureAwait(false);
        StoreEntry? found = await store.HeadAsync(LogPath.CommitPath(version), CancellationToken.None).ConfigureAwait(false);
        return found is StoreEntry ours && !(next is StoreEntry later && later.ModifiedAt >= ours.ModifiedAt - longestSleep)
            ? (ours, latest)
            : null;
    }
}
