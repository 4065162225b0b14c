using Repro.Table.Log.State;
using Repro.Table.Scanning.Pruning;

namespace Repro.Table.Scanning;

/// <summary>Counts the rows of a version without opening a file.</summary>
internal static class RecordCounts
{
    /// <summary>Adds up the records of all files, less those that deletion vectors remove.</summary>
    /// <returns>The rows; null if the log does not say it of every file.</returns>
    public static long? Sum(SnapshotState state)
    {
        long sum = 0;
        foreach (LiveSegment segment in state.Segments)
        {
            if (segment.LiveCount > 0 && !TryAdd(segment, ref sum))
            {
                return null;
            }
        }

        return sum;
    }

    private static bool TryAdd(LiveSegment segment, ref long sum)
    {
        ReadOnlySpan<long> counts = StatisticsDecoder.Require(segment.Files, []).RecordCounts.AsSpan();
        for (int row = 0; row < counts.Length; row++)
        {
            if (segment.IsLive(row))
            {
                long removed = segment.Files.Extra(row)?.DeletionVector?.Cardinality ?? 0;
                if (counts[row] == StatisticsColumn.Unknown || removed > counts[row])
                {
                    return false;
                }

                sum = checked(sum + counts[row] - removed);
            }
        }

        return true;
    }
}
