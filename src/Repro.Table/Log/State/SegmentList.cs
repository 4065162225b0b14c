namespace Repro.Table.Log.State;

/// <summary>Files in the order in which they were found, cut into segments.</summary>
internal sealed class SegmentList
{
    private readonly FileSegment[] _segments;
    private readonly int[] _starts;

    private SegmentList(FileSegment[] segments)
    {
        _segments = segments;
        _starts = new int[segments.Length + 1];
        for (int i = 0; i < segments.Length; i++)
        {
            _starts[i + 1] = _starts[i] + segments[i].Count;
        }
    }

    /// <summary>Gets the segments, none of them empty.</summary>
    public ReadOnlySpan<FileSegment> Segments => _segments;

    /// <summary>Gets the number of files.</summary>
    public int Count => _starts[^1];

    /// <summary>Returns the position of the first file of a segment.</summary>
    public int StartOf(int segment) => _starts[segment];

    /// <summary>Finds a file by its position.</summary>
    /// <returns>The place of the segment in <see cref="Segments"/>, and the row in it.</returns>
    public (int Segment, int Row) Locate(int position)
    {
        int segment = Array.BinarySearch(_starts, position);
        segment = segment < 0 ? ~segment - 1 : segment;
        return (segment, position - _starts[segment]);
    }

    /// <summary>Collects files, beginning a new segment whenever one is full.</summary>
    public sealed class Builder
    {
        private readonly List<FileSegment> _finished = [];
        private FileSegmentBuilder _current = new();
        private int _finishedCount;

        /// <summary>Gets the segment that takes the next file.</summary>
        public FileSegmentBuilder Current
        {
            get
            {
                if (_current.IsFull)
                {
                    _finished.Add(_current.Build());
                    _finishedCount += _current.Count;
                    _current = new FileSegmentBuilder();
                }

                return _current;
            }
        }

        /// <summary>Gets the number of finished files.</summary>
        public int Count => _finishedCount + _current.Count;

        /// <summary>Returns the list.</summary>
        public SegmentList Build()
        {
            if (_current.Count > 0)
            {
                _finished.Add(_current.Build());
            }

            return new SegmentList([.. _finished]);
        }
    }
}
