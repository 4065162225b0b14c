using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Replay;
using Repro.Table.Log.Segments;
using Repro.Table.Storage;

namespace Repro.Table.Operations.Vacuum;

/// <summary>Finds the versions that can be read now and could not once garbage is deleted.</summary>
/// <remarks>Walks the log once, from the oldest version to the newest, a commit at a time; a checkpoint is loaded only
/// where the commits do not lead on from the version before.</remarks>
internal sealed class LostVersionFinder(ITableStore store, SnapshotLoader loader)
{
    private const int MaxReadsAhead = 16;
    private const ActionKinds Kinds = ActionKinds.Add | ActionKinds.Remove;

    /// <summary>Returns the versions, ascending.</summary>
    /// <param name="latest">The newest version, which loses nothing.</param>
    /// <param name="garbage">What is to be deleted, and what is there.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<ImmutableArray<long>> FindAsync(long latest, Garbage garbage, CancellationToken cancellationToken)
    {
        if (garbage.Files.IsEmpty)
        {
            return [];
        }

        LogListing listing = await LogListing.ReadAsync(store, from: 0, cancellationToken).ConfigureAwait(false);
        HashSet<long> checkpoints = [.. listing.Checkpoints.Select(c => c.Version)];
        long[] versions =
        [
            .. listing.Commits.Select(c => c.Version).Union(checkpoints).Where(v => v < latest).Order(),
        ];
        VersionFiles files = new(garbage, store.Location);
        ImmutableArray<long>.Builder lost = ImmutableArray.CreateBuilder<long>();
        long reached = -1;
        await foreach ((long version, CommitRun? commit) in ReadAheadAsync(versions, cancellationToken)
            .ConfigureAwait(false))
        {
            if (reached == version - 1 && commit is not null)
            {
                files.Apply(commit);
            }
            else if (checkpoints.Contains(version)
                && await TryAsync(() => loader.LoadVersionAsync(version, cancellationToken))
                    .ConfigureAwait(false) is { } state)
            {
                files.Reset(state);
            }
            else
            {
                continue;
            }

            reached = version;
            if (files.AreLost)
            {
                lost.Add(version);
            }
        }

        return lost.DrainToImmutable();
    }

    private async IAsyncEnumerable<(long Version, CommitRun? Commit)> ReadAheadAsync(
        long[] versions, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Queue<Task<CommitRun?>> ahead = new();
        int next = 0;
        try
        {
            foreach (long version in versions)
            {
                while (next < versions.Length && ahead.Count < MaxReadsAhead)
                {
                    long following = versions[next++];
                    ahead.Enqueue(TryAsync(
                        () => loader.ReadCommitAsync(following, Kinds, cancellationToken)));
                }

                yield return (version, await ahead.Dequeue().ConfigureAwait(false));
            }
        }
        finally
        {
            await Task.WhenAll((IEnumerable<Task>)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Reads a part of the log; null if it is damaged or gone, so that no version can be read by it.</summary>
    private static async Task<T?> TryAsync<T>(Func<Task<T>> readAsync)
        where T : class?
    {
        try
        {
            return await readAsync().ConfigureAwait(false);
        }
        catch (TableException exception) when (exception is not StoreException)
        {
            return null;
        }
    }
}
