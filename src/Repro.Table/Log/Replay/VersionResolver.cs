using System.Globalization;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Storage;

namespace Repro.Table.Log.Replay;

/// <summary>Finds the version that a table had at an instant.</summary>
/// <remarks>
/// The largest version whose commit time is at or before the instant. Commit times are in-commit timestamps from the version on
/// that switched them on, adjusted file times before it, and an instant is looked for on one side of that border only.
/// Protocol: In-Commit Timestamps, Recommendations for Readers.
/// </remarks>
internal sealed class VersionResolver(ITableStore store, SnapshotLoader loader)
{
    /// <summary>Returns the version as of an instant.</summary>
    /// <exception cref="VersionNotFoundException">The instant lies before the oldest version that can be rebuilt, or after the
    /// newest.</exception>
    public async Task<long> ResolveAsync(DateTimeOffset instant, SnapshotState latest, CancellationToken cancellationToken)
    {
        LogListing listing = await LogListing.ReadAsync(store, from: 0, cancellationToken).ConfigureAwait(false);
        long earliest = LogSegmentSelection.Earliest(listing) ?? throw Throw.TableNotFound(store.Location);
        CommitTimes times = new(listing.Commits);
        long time = instant.ToUnixTimeMilliseconds();
        TableProperties properties = new(latest.Metadata.Configuration, store.Location, latest.Version);
        bool isInCommit = properties.IsInCommitTimestampEnabled;
        (long firstVersion, long border) = properties.InCommitTimestampEnablement ?? (0, long.MinValue);
        bool isAfterBorder = isInCommit && time >= border;

        long newestTime = isInCommit
            ? await ReadTimeAsync(latest.Version, cancellationToken).ConfigureAwait(false)
            : times.Of(latest.Version) ?? long.MaxValue;
        if (time > newestTime)
        {
            throw NotFound(instant, earliest, latest.Version, $"the newest version was committed at {Text(newestTime)}");
        }

        long? version = isAfterBorder
            ? await SearchAsync(Math.Max(firstVersion, earliest), latest.Version, time, cancellationToken).ConfigureAwait(false)
            : times.NewestAtOrBefore(time, earliest, isInCommit ? firstVersion - 1 : latest.Version);
        return version ?? throw NotFound(
            instant, earliest, latest.Version, $"the oldest version that is left was committed at {Text(times.Of(earliest) ?? newestTime)}");
    }

    private async Task<long?> SearchAsync(long first, long last, long time, CancellationToken cancellationToken)
    {
        long? found = null;
        while (first <= last)
        {
            long middle = first + ((last - first) / 2);
            if (await ReadTimeAsync(middle, cancellationToken).ConfigureAwait(false) <= time)
            {
                found = middle;
                first = middle + 1;
            }
            else
            {
                last = middle - 1;
            }
        }

        return found;
    }

    private async Task<long> ReadTimeAsync(long version, CancellationToken cancellationToken)
    {
        string path = LogPath.CommitPath(version).Value;
        CommitRun run = await loader.ReadCommitAsync(version, ActionKinds.CommitInfo, cancellationToken).ConfigureAwait(false)
            ?? throw Throw.LogGap(path, version);
        return run.Commits[0].CommitInfo?.InCommitTimestamp
            ?? throw Throw.LogCorrupt(path, line: 1, "the table has in-commit timestamps and this commit has none", version: version);
    }

    private VersionNotFoundException NotFound(DateTimeOffset instant, long earliest, long latest, string why) =>
        Throw.VersionNotFound(
            instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture), earliest, latest, store.Location, why);

    private static string Text(long time) =>
        time is > -62_135_596_800_000 and < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(time).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)
            : time.ToString(CultureInfo.InvariantCulture);
}
