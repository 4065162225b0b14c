using System.Text;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Replay;
using Repro.Table.Log.State;

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

    /// <summary>Returns whether it removes one of the files that we remove: by decoded path, whatever the deletion vector.</summary>
    public bool RemovesAnyOf(IEnumerable<RemoveFile> ours)
    {
        HashSet<string> paths = [.. ours.Select(r => Decode(Encoding.UTF8.GetBytes(r.Path)))];
        for (int position = 0; paths.Count > 0 && position < run.Removes.Count; position++)
        {
            (int segment, int row) = run.Removes.Locate(position);
            if (paths.Contains(Decode(run.Removes.Segments[segment].Keys.Path(row))))
            {
                return true;
            }
        }

        return false;
    }

    private static string Decode(ReadOnlySpan<byte> path)
    {
        byte[] decoded = new byte[path.Length];
        return Encoding.UTF8.GetString(decoded, 0, FileKey.DecodePath(path, decoded));
    }
}
