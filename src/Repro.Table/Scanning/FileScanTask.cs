using Repro.Table.Log.State;

namespace Repro.Table.Scanning;

/// <summary>One logical file to read: a place in the columns of a state.</summary>
internal readonly record struct FileScanTask(FileSegment Files, int Row)
{
    /// <summary>Gets the size of the data file, as the log gives it.</summary>
    public long SizeInBytes => Files.Sizes[Row];
}
