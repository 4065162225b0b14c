using System.Collections.Immutable;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Checkpoints;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Storage;

namespace Repro.Table.Log.Replay;

/// <summary>Builds the state of a version from nothing: newest commit to oldest, then the checkpoint; first seen wins.</summary>
/// <remarks>
/// Runs of commits are fetched and parsed in parallel, a run to one or few segments, and then reconciled newest first against
/// the keys seen in newer ones. Protocol: Action Reconciliation.
/// </remarks>
internal sealed class LogReplay(ITableStore store, CheckpointReader checkpoints, LogLimits limits)
{
    // Long enough that segments are few, short enough that several are parsed side by side.
    private const int MaxCommitsPerRun = 256;
    private const long MaxRunSizeInBytes = 16 << 20;

    // Bounds what is fetched and not yet parsed.
    private const int MaxConcurrentRuns = 4;

    /// <summary>Builds the state of a segment of the log.</summary>
    /// <exception cref="LogCorruptException">A commit cannot be read, contradicts itself, or protocol or metadata is nowhere.</exception>
    public async Task<SnapshotState> ReplayAsync(LogSegment segment, CancellationToken cancellationToken)
    {
        using SemaphoreSlim requests = new(limits.MaxConcurrentRequests);
        using SemaphoreSlim turns = new(MaxConcurrentRuns);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task<CommitRun>> newestFirst =
        [
            .. Partition(segment.Commits).Reverse().Select(r => FetchAsync(r, segment.Version, turns, requests, stop.Token)),
        ];
        try
        {
            StateAssembly assembly = new(segment.Version);
            foreach (Task<CommitRun> run in newestFirst)
            {
                assembly.AddOlder(await run.ConfigureAwait(false));
            }

            if (segment.Checkpoint is not null)
            {
                assembly.AddOldest(await checkpoints
                    .ReadAsync(segment.Checkpoint, ActionKinds.Add | ActionKinds.Table, assembly.Seen, cancellationToken)
                    .ConfigureAwait(false));
            }

            return assembly.Build(LogPath.CommitPath(segment.Version).Value);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll((IEnumerable<Task>)newestFirst).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static IEnumerable<ImmutableArray<CommitFile>> Partition(ImmutableArray<CommitFile> commits)
    {
        int start = 0;
        long size = 0;
        for (int i = 0; i < commits.Length; i++)
        {
            size += commits[i].Entry.SizeInBytes;
            if (i + 1 == commits.Length || i + 1 - start == MaxCommitsPerRun || size >= MaxRunSizeInBytes)
            {
                yield return commits[start..(i + 1)];
                start = i + 1;
                size = 0;
            }
        }
    }

    private async Task<CommitRun> FetchAsync(
        ImmutableArray<CommitFile> commits,
        long lastVersion,
        SemaphoreSlim turns,
        SemaphoreSlim requests,
        CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        Task<StoreObject>[] fetches = [.. commits.Select(c => FetchAsync(c, requests, cancellationToken))];
        int taken = 0;
        try
        {
            CommitRun.Builder run = new(ActionKinds.State);
            while (taken < fetches.Length)
            {
                CommitFile commit = commits[taken];
                using StoreObject content = await fetches[taken++].ConfigureAwait(false);

                // Provenance is wanted of the version itself only: it may hold the in-commit timestamp.
                run.Kinds = commit.Version == lastVersion ? ActionKinds.State | ActionKinds.CommitInfo : ActionKinds.State;
                run.Read(commit.Version, commit.Entry.Path.Value, content.Content.Span, limits);
            }

            return run.Build();
        }
        finally
        {
            await DisposeAsync(fetches.AsMemory(taken)).ConfigureAwait(false);
            turns.Release();
        }
    }

    private async Task<StoreObject> FetchAsync(CommitFile commit, SemaphoreSlim requests, CancellationToken cancellationToken)
    {
        await requests.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await store.ReadAsync(commit.Entry.Path, limits.MaxCommitSizeInBytes, cancellationToken).ConfigureAwait(false)
                ?? throw Throw.LogGap(commit.Entry.Path.Value, commit.Version);
        }
        finally
        {
            requests.Release();
        }
    }

    private static async Task DisposeAsync(ReadOnlyMemory<Task<StoreObject>> fetches)
    {
        for (int i = 0; i < fetches.Length; i++)
        {
            Task<StoreObject> fetch = fetches.Span[i];
            await ((Task)fetch).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (fetch.IsCompletedSuccessfully)
            {
                (await fetch.ConfigureAwait(false)).Dispose();
            }
        }
    }
}
