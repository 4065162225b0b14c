namespace Repro.Table.Log.State;

/// <summary>A segment as one version sees it: its columns and the rows that are no longer in the table.</summary>
internal readonly record struct LiveSegment(FileSegment Files, RowSet Dead)
{
    /// <summary>Gets the number of live rows.</summary>
    public int LiveCount => Files.Count - Dead.Count;

    /// <summary>Returns whether a row is in the table.</summary>
    public bool IsLive(int row) => !Dead.Contains(row);

    /// <summary>Adds up the sizes of the data files of the live rows, in bytes; wide enough for any sizes that a log can claim.</summary>
    public Int128 SumSizes()
    {
        Int128 sum = 0;
        for (int row = 0; row < Files.Count; row++)
        {
            sum += IsLive(row) ? Files.Sizes[row] : 0;
        }

        return sum;
    }
}
