using Repro.Table.Log.State;

namespace Repro.Table.Log.Replay;

/// <summary>Merges the newest small segments of a state into one.</summary>
internal static class SegmentMerge
{
    /// <summary>Merges from the newest on, as long as the next segment is not much larger than those before it together.</summary>
    /// <remarks>So a row is moved a number of times that grows with the logarithm of the table.</remarks>
    public static void MergeNewest(List<LiveSegment> segments, FileIndex index)
    {
        int rows = segments[0].LiveCount;
        long bytes = segments[0].Files.ArenaLength;
        int count = 1;
        while (count < segments.Count
            && segments[count].LiveCount <= rows * 2
            && rows + segments[count].LiveCount <= FileSegment.MaxRows
            && bytes + segments[count].Files.ArenaLength <= FileSegment.MaxArenaLength)
        {
            rows += segments[count].LiveCount;
            bytes += segments[count].Files.ArenaLength;
            count++;
        }

        if (count < 2)
        {
            return;
        }

        FileSegmentBuilder builder = new();
        for (int i = count - 1; i >= 0; i--)
        {
            for (int row = 0; row < segments[i].Files.Count; row++)
            {
                if (segments[i].IsLive(row))
                {
                    builder.AddFrom(segments[i].Files, row);
                }
            }
        }

        FileSegment merged = builder.Build();
        Reindex(segments, count, merged, index);
        segments.RemoveRange(0, count);
        segments.Insert(0, new LiveSegment(merged, RowSet.Empty));
    }

    private static void Reindex(List<LiveSegment> segments, int count, FileSegment merged, FileIndex index)
    {
        int number = index.AddSegment(merged);
        for (int row = 0; row < merged.Count; row++)
        {
            index.Move(number, row);
        }

        for (int i = 0; i < count; i++)
        {
            index.ForgetSegment(segments[i].Files);
        }
    }
}
