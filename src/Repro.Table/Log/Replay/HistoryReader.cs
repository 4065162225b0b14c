using System.Runtime.CompilerServices;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Storage;

namespace Repro.Table.Log.Replay;

/// <summary>Reads the provenance of commits, newest first, a bounded number of them ahead.</summary>
internal sealed class HistoryReader(ITableStore store, SnapshotLoader loader)
{
    private const int MaxReadsAhead = 16;

    /// <summary>Returns the commits that the log still has, each with its time in milliseconds since the Unix epoch.</summary>
    /// <param name="latest">A version, whose properties say which commits carry their time.</param>
    /// <param name="cancellationToken">Stops the reads.</param>
    public async IAsyncEnumerable<(long Version, long Time, CommitInfo? Info)> ReadAsync(
        SnapshotState latest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        LogListing listing = await LogListing.ReadAsync(store, from: 0, cancellationToken).ConfigureAwait(false);
        CommitTimes times = new(listing.Commits);
        TableProperties properties = new(latest.Metadata.Configuration, store.Location, latest.Version);
        long firstInCommit = properties.IsInCommitTimestampEnabled
            ? properties.InCommitTimestampEnablement?.Version ?? 0
            : long.MaxValue;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Queue<Task<CommitRun?>> ahead = new();
        int next = listing.Commits.Length - 1;
        try
        {
            for (int place = next; place >= 0; place--)
            {
                while (next >= 0 && ahead.Count < MaxReadsAhead)
                {
                    ahead.Enqueue(loader.ReadCommitAsync(listing.Commits[next--].Version, ActionKinds.CommitInfo, stop.Token));
                }

                // What cleanup took since the listing is no longer history.
                if (await ahead.Dequeue().ConfigureAwait(false) is CommitRun run)
                {
                    long version = listing.Commits[place].Version;
                    CommitInfo? info = run.Commits[0].CommitInfo;
                    long? inCommit = version >= firstInCommit ? info?.InCommitTimestamp : null;
                    yield return (version, inCommit ?? times.Of(version)!.Value, info); // the times are those of the listing
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll((IEnumerable<Task>)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
