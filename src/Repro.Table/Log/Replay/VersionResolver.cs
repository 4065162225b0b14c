using System.Globalization;
using Microsoft.Extensions.Logging;
using Repro.Table.Diagnostics;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Storage;

namespace Repro.Table.Log.Replay;

/// <summary>Finds the version that a table had at an instant.</summary>
/// <remarks>
/// The largest version whose commit time is at or before the instant, in whole milliseconds. Commit times are in-commit
/// timestamps from the version on that switched them on, adjusted file times before it, and an instant is looked for on one side
/// of that border only. Versions that cannot be rebuilt, or whose commit is gone, have no time.
/// Protocol: In-Commit Timestamps, Recommendations for Readers.
/// </remarks>
internal sealed class VersionResolver(ITableStore store, SnapshotLoader loader, ILogger logger)
{
    /// <summary>Returns the version as of an instant.</summary>
    /// <exception cref="VersionNotFoundException">The instant lies before the oldest version that can be rebuilt, or after the
    /// newest.</exception>
    public async Task<long> ResolveAsync(DateTimeOffset instant, SnapshotState latest, CancellationToken cancellationToken)
    {
        LogListing listing = await LogListing.ReadAsync(store, from: 0, cancellationToken).ConfigureAwait(false);
        long earliest = LogSegmentSelection.Earliest(listing) ?? throw Throw.TableNotFound(store.Location);
        long first = listing.Commits.Select(c => c.Version).FirstOrDefault(v => v >= earliest, latest.Version);
        CommitTimes times = new(listing.Commits);
        long time = instant.ToUnixTimeMilliseconds();
        (long border, long borderTime) = Border(latest);

        long newestTime = await TimeOfAsync(latest.Version, border, times, cancellationToken).ConfigureAwait(false);
        if (time > newestTime)
        {
            throw NotFound(instant, earliest, latest.Version, $"the newest version was committed at {Text(newestTime)}");
        }

        bool isInCommit = latest.Version >= border && time >= borderTime;
        long? version = isInCommit
            ? await SearchAsync(Math.Max(border, first), latest.Version, time, cancellationToken).ConfigureAwait(false)
            : times.NewestAtOrBefore(time, first, Math.Min(border - 1, latest.Version));
        if (version is null)
        {
            long firstTime = await TimeOfAsync(first, border, times, cancellationToken).ConfigureAwait(false);
            throw NotFound(instant, earliest, latest.Version, $"the oldest version that is left was committed at {Text(firstTime)}");
        }

        if (!isInCommit)
        {
            LogMessages.FileTimesUsed(logger, store.Location, instant, version.Value);
        }

        return version.Value;
    }

    /// <summary>Returns the first version with an in-commit timestamp and that timestamp.</summary>
    private (long Version, long Time) Border(SnapshotState latest)
    {
        TableProperties properties = new(latest.Metadata.Configuration, store.Location, latest.Version);
        return properties.IsInCommitTimestampEnabled
            ? properties.InCommitTimestampEnablement ?? (0, long.MinValue)
            : (long.MaxValue, long.MaxValue);
    }

    private async Task<long> TimeOfAsync(long version, long border, CommitTimes times, CancellationToken cancellationToken) =>
        version >= border
            ? await ReadTimeAsync(version, cancellationToken).ConfigureAwait(false)
            : times.Of(version) ?? throw Throw.LogGap(LogPath.CommitPath(version).Value, version);

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
        CommitTimes.ToInstant(time).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
