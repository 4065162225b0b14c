using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Checkpoints;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Storage;

namespace Repro.Table.Log.Replay;

/// <summary>Reads the tombstones of a version, which only a checkpoint and a vacuum need and no state keeps.</summary>
internal sealed class TombstoneReader(ITableStore store, CheckpointReader checkpoints, LogLimits limits)
{
    private const ActionKinds Kinds = ActionKinds.Add | ActionKinds.Remove | ActionKinds.RemoveDetails;

    /// <summary>Returns the files that were removed at or after a time and not added again.</summary>
    /// <param name="segment">The files of the log that make up the version.</param>
    /// <param name="since">The time, in milliseconds since the Unix epoch; a tombstone without a time is kept.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Sizes are -1 and deletion times -1 where unknown.</returns>
    public async Task<SegmentList> ReadAsync(LogSegment segment, long since, CancellationToken cancellationToken)
    {
        FileIndex seen = new();
        SegmentList.Builder kept = new();
        for (int i = segment.Commits.Length - 1; i >= 0; i--)
        {
            CommitRun run = await ReadAsync(segment.Commits[i], cancellationToken).ConfigureAwait(false);
            Register(run.Adds, seen, (_, _) => { });
            Register(run.Removes, seen, (files, row) => Keep(kept, files, row, since));
        }

        if (segment.Checkpoint is not null)
        {
            CheckpointContents contents = await checkpoints
                .ReadAsync(segment.Checkpoint, ActionKinds.Remove | ActionKinds.RemoveDetails, seen, cancellationToken)
                .ConfigureAwait(false);
            Register(contents.Removes, seen, (files, row) => Keep(kept, files, row, since));
        }

        return kept.Build();
    }

    private static void Register(SegmentList list, FileIndex seen, Action<FileSegment, int> whenNew)
    {
        foreach (FileSegment files in list.Segments)
        {
            int number = seen.AddSegment(files);
            for (int row = 0; row < files.Count; row++)
            {
                if (seen.TryAdd(number, row) is null)
                {
                    whenNew(files, row);
                }
            }
        }
    }

    private static void Keep(SegmentList.Builder kept, FileSegment files, int row, long since)
    {
        if (files.ModificationTimes[row] < 0 || files.ModificationTimes[row] >= since)
        {
            kept.Current.AddFrom(files, row);
        }
    }

    private async Task<CommitRun> ReadAsync(CommitFile commit, CancellationToken cancellationToken)
    {
        using StoreObject content = await store.ReadAsync(commit.Entry.Path, limits.MaxCommitSizeInBytes, cancellationToken).ConfigureAwait(false)
            ?? throw Throw.LogGap(commit.Entry.Path.Value, commit.Version);
        CommitRun.Builder run = new(Kinds);
        run.Read(commit.Version, commit.Entry.Path.Value, content.Content.Span, limits);
        return run.Build();
    }
}
