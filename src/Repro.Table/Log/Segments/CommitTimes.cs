using System.Collections.Immutable;

namespace Repro.Table.Log.Segments;

/// <summary>The times of commits as their files have them, made strictly ascending.</summary>
/// <remarks>A copy or a skewed clock may leave a later commit with an earlier file time; each is then one millisecond after the
/// one before. Protocol: In-Commit Timestamps, tables without them.</remarks>
internal sealed class CommitTimes
{
    private static readonly long MinTime = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long MaxTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private readonly ImmutableArray<CommitFile> _commits;
    private readonly long[] _times;

    /// <summary>Takes the commits of a whole listing, ascending.</summary>
    public CommitTimes(ImmutableArray<CommitFile> commits)
    {
        _commits = commits;
        _times = new long[commits.Length];
        for (int i = 0; i < _times.Length; i++)
        {
            long time = commits[i].ModificationTime;
            _times[i] = i > 0 && time <= _times[i - 1] ? _times[i - 1] + 1 : time;
        }
    }

    /// <summary>Returns the instant of a time in milliseconds since the Unix epoch; for one that no calendar has, the first or last.</summary>
    public static DateTimeOffset ToInstant(long time) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(time, MinTime, MaxTime));

    /// <summary>Returns the time of a commit in milliseconds since the Unix epoch; null if it was not listed.</summary>
    public long? Of(long version)
    {
        int place = Place(version);
        return place < _times.Length && _commits[place].Version == version ? _times[place] : null;
    }

    /// <summary>Returns the newest version in a range whose time is at or before a time; null if there is none.</summary>
    public long? NewestAtOrBefore(long time, long firstVersion, long lastVersion)
    {
        for (int place = Place(lastVersion + 1) - 1; place >= 0 && _commits[place].Version >= firstVersion; place--)
        {
            if (_times[place] <= time)
            {
                return _commits[place].Version;
            }
        }

        return null;
    }

    private int Place(long version)
    {
        int low = 0;
        int high = _commits.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_commits[middle].Version < version)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
