using Repro.Table.Log.State;

namespace Repro.Table.Log.Replay;

/// <summary>Moves a state forward by new commits, at a cost that follows their size and not the table's.</summary>
/// <remarks>
/// Owns the index of the newest state, which only it moves; a refresh from another state builds the index anew, so several
/// writers may share one. A failure leaves the old state whole and forgets the index.
/// </remarks>
internal sealed class SnapshotRefresh
{
    // Thousands of refreshes leave few segments: the newest small ones are merged once this many have gathered.
    private const int MaxSegments = 64;

    // The index keeps a number for every segment that it ever knew; past this many, beginning anew is cheaper.
    private const int MaxKnownSegments = 4096;

    private readonly Lock _lock = new();
    private FileIndex? _index;
    private SnapshotState? _indexed;

    /// <summary>Applies commits that directly follow a state.</summary>
    public SnapshotState Apply(SnapshotState state, CommitRun run)
    {
        lock (_lock)
        {
            FileIndex index = ReferenceEquals(_indexed, state) && _index is not null ? _index : BuildIndex(state);
            _index = null;
            StateChange change = new(state, index);
            change.Apply(run);
            SnapshotState next = change.Build(MaxSegments);
            _index = index.SegmentCount > MaxKnownSegments + next.Segments.Length ? null : index;
            _indexed = next;
            return next;
        }
    }

    private static FileIndex BuildIndex(SnapshotState state)
    {
        FileIndex index = new();
        foreach (LiveSegment segment in state.Segments)
        {
            int number = index.AddSegment(segment.Files);
            for (int row = 0; row < segment.Files.Count; row++)
            {
                if (segment.IsLive(row))
                {
                    index.TryAdd(number, row);
                }
            }
        }

        return index;
    }
}
