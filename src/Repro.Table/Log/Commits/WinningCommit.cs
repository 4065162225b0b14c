using System.Text;
using Repro.Table.Log.Replay;

namespace Repro.Table.Log.Commits;

/// <summary>A commit that was first at a version that we wanted.</summary>
internal sealed class WinningCommit(CommitRun run)
{
    /// <summary>Gets its few actions, with its provenance.</summary>
    public CommitActions Actions => run.Commits[0];

    /// <summary>Gets the version.</summary>
    public long Version => Actions.Version;

    /// <summary>Gets the operation; null if it did not say.</summary>
    public string? Operation => Actions.CommitInfo?.Operation;

    /// <summary>Gets whether it adds files.</summary>
    public bool AddsFiles => run.Adds.Count > 0;

    /// <summary>Gets whether it removes files.</summary>
    public bool RemovesFiles => run.Removes.Count > 0;

    /// <summary>Gets the commit as columns, to move a state past it.</summary>
    public CommitRun Run => run;

    /// <summary>Returns one of the paths that it removes and that are in a set; null if there is none.</summary>
    public string? FindRemoved(IReadOnlySet<string> paths)
    {
        for (int position = 0; position < run.Removes.Count; position++)
        {
            (int segment, int row) = run.Removes.Locate(position);
            string path = Encoding.UTF8.GetString(run.Removes.Segments[segment].Keys.Path(row));
            if (paths.Contains(path))
            {
                return path;
            }
        }

        return null;
    }
}
