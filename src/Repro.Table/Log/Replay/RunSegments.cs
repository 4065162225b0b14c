using System.Text;
using Repro.Table.Errors;
using Repro.Table.Log.State;

namespace Repro.Table.Log.Replay;

/// <summary>The numbers under which an index knows the segments of a run.</summary>
internal readonly struct RunSegments
{
    private readonly SegmentList _list;

    private RunSegments(SegmentList list, int firstNumber)
    {
        _list = list;
        FirstNumber = firstNumber;
    }

    /// <summary>Gets the number of the first segment; the others follow.</summary>
    public int FirstNumber { get; }

    /// <summary>Makes the segments known to an index.</summary>
    public static RunSegments Register(SegmentList list, FileIndex index)
    {
        int first = -1;
        foreach (FileSegment segment in list.Segments)
        {
            int number = index.AddSegment(segment);
            first = first < 0 ? number : first;
        }

        return new RunSegments(list, first);
    }

    /// <summary>Refuses a commit that names one logical file twice, which two engines would read as two tables.</summary>
    /// <param name="other">Where the key stands already.</param>
    /// <param name="range">The files of the commit, by position in this run.</param>
    /// <param name="commit">The commit.</param>
    public void RequireOther(FileLocation other, Range range, CommitActions commit)
    {
        int segment = other.Segment - FirstNumber;
        if (FirstNumber < 0 || segment < 0 || segment >= _list.Segments.Length)
        {
            return;
        }

        int position = _list.StartOf(segment) + other.Row;
        if (position >= range.Start.Value && position < range.End.Value)
        {
            string path = Encoding.UTF8.GetString(_list.Segments[segment].Keys.Path(other.Row));
            throw Throw.LogCorrupt(
                commit.Path, line: null, $"it adds the file '{path}' twice, or adds and removes it", version: commit.Version);
        }
    }
}
