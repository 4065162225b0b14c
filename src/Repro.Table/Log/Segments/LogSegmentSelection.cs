using System.Collections.Immutable;

namespace Repro.Table.Log.Segments;

/// <summary>Chooses the files from which a version is rebuilt.</summary>
internal static class LogSegmentSelection
{
    /// <summary>Returns the files for a version, from the newest usable checkpoint at or below it.</summary>
    /// <param name="listing">What the log holds.</param>
    /// <param name="version">The version.</param>
    /// <param name="excluded">Checkpoints that turned out to be unusable.</param>
    /// <param name="missing">The commit that stands in the way, where the result is null.</param>
    /// <returns>The files; null if a commit is missing between every base and the version.</returns>
    public static LogSegment? Select(
        LogListing listing, long version, IReadOnlySet<CheckpointFiles> excluded, out long missing)
    {
        missing = 0;
        for (int i = listing.Checkpoints.Length - 1; i >= 0; i--)
        {
            CheckpointFiles checkpoint = listing.Checkpoints[i];
            if (checkpoint.Version <= version && !excluded.Contains(checkpoint)
                && TryTake(listing, checkpoint.Version + 1, version, out ImmutableArray<CommitFile> commits, ref missing))
            {
                return new LogSegment { Version = version, Checkpoint = checkpoint, Commits = commits };
            }
        }

        return TryTake(listing, 0, version, out ImmutableArray<CommitFile> all, ref missing)
            ? new LogSegment { Version = version, Commits = all }
            : null;
    }

    /// <summary>Returns the oldest version that can be rebuilt, or null if none can.</summary>
    public static long? Earliest(LogListing listing)
    {
        if (listing.Commits is [{ Version: 0 }, ..])
        {
            return 0;
        }

        return listing.Checkpoints.IsEmpty ? null : listing.Checkpoints[0].Version;
    }

    private static bool TryTake(
        LogListing listing, long first, long last, out ImmutableArray<CommitFile> commits, ref long missing)
    {
        int start = 0;
        while (start < listing.Commits.Length && listing.Commits[start].Version < first)
        {
            start++;
        }

        ImmutableArray<CommitFile>.Builder taken = ImmutableArray.CreateBuilder<CommitFile>();
        for (long version = first; version <= last; version++)
        {
            int place = start + (int)(version - first);
            if (place >= listing.Commits.Length || listing.Commits[place].Version != version)
            {
                missing = missing > version ? missing : version;
                commits = [];
                return false;
            }

            taken.Add(listing.Commits[place]);
        }

        commits = taken.DrainToImmutable();
        return true;
    }
}
