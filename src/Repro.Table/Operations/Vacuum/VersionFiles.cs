using Repro.Table.Errors;
using Repro.Table.Log.Replay;
using Repro.Table.Log.State;
using Repro.Table.Scanning;
using Repro.Table.Storage;

namespace Repro.Table.Operations.Vacuum;

/// <summary>Which files of one version are missing and which are garbage; moves from one version to the next.</summary>
/// <remarks>Only those two kinds are remembered: memory follows what is dead and not the size of the table.</remarks>
internal sealed class VersionFiles(Garbage garbage, string location)
{
    private readonly HashSet<UInt128> _garbage = [.. garbage.Files.Select(f => PathDigest.Of(f.Path))];
    private readonly HashSet<UInt128> _missing = [];
    private readonly HashSet<UInt128> _doomed = [];

    /// <summary>Gets whether the version has all its files now and loses some with the garbage.</summary>
    public bool AreLost => _missing.Count == 0 && _doomed.Count > 0;

    /// <summary>Goes to a version given as a whole.</summary>
    public void Reset(SnapshotState state)
    {
        _missing.Clear();
        _doomed.Clear();
        foreach (LiveSegment segment in state.Segments)
        {
            for (int row = 0; row < segment.Files.Count; row++)
            {
                if (segment.IsLive(row))
                {
                    Add(segment.Files, row);
                }
            }
        }
    }

    /// <summary>Goes to the next version.</summary>
    public void Apply(CommitRun commit)
    {
        foreach (FileSegment segment in commit.Adds.Segments)
        {
            for (int row = 0; row < segment.Count; row++)
            {
                Add(segment, row);
            }
        }

        foreach (FileSegment segment in commit.Removes.Segments)
        {
            for (int row = 0; row < segment.Count && _missing.Count + _doomed.Count > 0; row++)
            {
                UInt128 file = PathDigest.Of(segment.Keys[row]);
                _missing.Remove(file);
                _doomed.Remove(file);
            }
        }
    }

    private void Add(FileSegment segment, int row)
    {
        if (!TryPlace(segment, row, out UInt128 data, out UInt128? vector)
            || IsMissing(data)
            || (vector is { } v && IsMissing(v)))
        {
            _missing.Add(PathDigest.Of(segment.Keys[row]));
        }
        else if (_garbage.Contains(data) || (vector is { } w && _garbage.Contains(w)))
        {
            _doomed.Add(PathDigest.Of(segment.Keys[row]));
        }
    }

    private bool IsMissing(UInt128 file) => !garbage.Existing.Contains(file);

    /// <summary>Finds data file and deletion vector; a file that cannot be placed cannot be read.</summary>
    private bool TryPlace(FileSegment segment, int row, out UInt128 data, out UInt128? vector)
    {
        data = default;
        vector = null;
        try
        {
            data = PathDigest.Of(DataFilePath.Resolve(new FileScanTask(segment, row), location));
            if (segment.Extra(row)?.DeletionVector is { } descriptor
                && DeletionVectorPath.Resolve(descriptor, location) is TablePath file)
            {
                vector = PathDigest.Of(file);
            }

            return true;
        }
        catch (TableException)
        {
            return false;
        }
    }
}
