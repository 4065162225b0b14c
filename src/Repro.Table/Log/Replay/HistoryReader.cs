using System.Runtime.CompilerServices;
using Repro.Table.Errors;
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
    public async IAsyncEnumerable<(long Version, long Time, CommitInfo? Info)> ReadAsync(
        SnapshotState latest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        LogListing listing = await LogListing.ReadAsync(store, from: 0, cancellationToken).ConfigureAwait(false);
        CommitTimes times = new(listing.Commits);
        TableProperties properties = new(latest.Metadata.Configuration, store.Location, latest.Version);
        long firstInCommit = properties.IsInCommitTimestampEnabled
            ? properties.InCommitTimestampEnablement?.Version ?? 0
            : long.MaxValue;
        Queue<Task<CommitInfo?>> ahead = new();
        int next = listing.Commits.Length - 1;
        try
        {
            for (int place = next; place >= 0; place--)
            {
                while (next >= 0 && ahead.Count < MaxReadsAhead)
                {
                    ahead.Enqueue(ReadAsync(listing.Commits[next--].Version, cancellationToken));
                }

                long version = listing.Commits[place].Version;
                CommitInfo? info = await ahead.Dequeue().ConfigureAwait(false);
                long? inCommit = version >= firstInCommit ? info?.InCommitTimestamp : null;
                yield return (version, inCommit ?? times.Of(version) ?? 0, info);
            }
        }
        finally
        {
            await Task.WhenAll((IEnumerable<Task>)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<CommitInfo?> ReadAsync(long version, CancellationToken cancellationToken)
    {
        CommitRun run = await loader.ReadCommitAsync(version, ActionKinds.CommitInfo, cancellationToken).ConfigureAwait(false)
            ?? throw Throw.LogGap(LogPath.CommitPath(version).Value, version);
        return run.Commits[0].CommitInfo;
    }
}
