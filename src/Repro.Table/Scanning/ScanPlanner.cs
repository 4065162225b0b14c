using System.Buffers;
using System.Collections.Immutable;
using Repro.Table.Log.State;

namespace Repro.Table.Scanning;

/// <summary>Puts the logical files of a version into the order in which they are read.</summary>
/// <remarks>
/// Ascending by the UTF-8 bytes of the decoded path, then by deletion-vector id: an order that depends on nothing but the
/// version. Our own format: row order by position.
/// </remarks>
internal static class ScanPlanner
{
    /// <summary>Returns a task for each live file, in reading order.</summary>
    public static FileScanTask[] Plan(SnapshotState state)
    {
        FileScanTask[] tasks = new FileScanTask[state.FileCount];
        int count = 0;
        foreach (LiveSegment segment in state.Segments)
        {
            for (int row = 0; row < segment.Files.Count; row++)
            {
                if (segment.IsLive(row))
                {
                    tasks[count++] = new FileScanTask(segment.Files, row);
                }
            }
        }

        Array.Sort(tasks, Compare);
        return tasks;
    }

    /// <summary>Returns a task for each of some files, in reading order.</summary>
    /// <param name="state">The version.</param>
    /// <param name="kept">The files, per segment of the version.</param>
    public static FileScanTask[] Plan(SnapshotState state, ImmutableArray<RowSet> kept)
    {
        FileScanTask[] tasks = new FileScanTask[kept.Sum(rows => rows.Count)];
        int count = 0;
        for (int i = 0; i < kept.Length; i++)
        {
            FileSegment files = state.Segments[i].Files;
            for (int row = 0; kept[i].Count > 0 && row < files.Count; row++)
            {
                if (kept[i].Contains(row))
                {
                    tasks[count++] = new FileScanTask(files, row);
                }
            }
        }

        Array.Sort(tasks, Compare);
        return tasks;
    }

    private static int Compare(FileScanTask left, FileScanTask right)
    {
        FileKey leftKey = left.Files.Keys[left.Row];
        FileKey rightKey = right.Files.Keys[right.Row];
        int order = leftKey.Path.Contains((byte)'%') || rightKey.Path.Contains((byte)'%')
            ? CompareDecoded(leftKey.Path, rightKey.Path)
            : leftKey.Path.SequenceCompareTo(rightKey.Path);
        return order != 0 ? order : string.CompareOrdinal(leftKey.DeletionVectorId, rightKey.DeletionVectorId);
    }

    private static int CompareDecoded(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(left.Length + right.Length);
        try
        {
            int leftLength = FileKey.DecodePath(left, rented);
            int rightLength = FileKey.DecodePath(right, rented.AsSpan(leftLength));
            return rented.AsSpan(0, leftLength).SequenceCompareTo(rented.AsSpan(leftLength, rightLength));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
