using System.Collections.Immutable;
using Repro.Table.Errors;
using Repro.Table.Log.Replay;
using Repro.Table.Log.Retention;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Scanning;
using Repro.Table.Storage;

namespace Repro.Table.Operations.Vacuum;

/// <summary>Finds out which files a vacuum must keep: those of the newest version, of retained versions, and of
/// tombstones that have not expired; data files and deletion vectors alike.</summary>
/// <remarks>A path that cannot be placed ends the search, for it may be that of a file about to be deleted. So does one
/// that lies outside the table: by another spelling it may be inside.</remarks>
internal sealed class ProtectedFilesReader(
    ITableStore store, SnapshotLoader loader, TombstoneReader tombstones, IRetainedVersions retained)
{
    private const string Tombstone = "removed from the table within the retention";

    /// <summary>Reads what is protected.</summary>
    /// <exception cref="PathNotAllowedException">A path lies outside the table, in the log, or is none.</exception>
    /// <exception cref="LogCorruptException">A path, or the name of a deletion vector, cannot be decoded.</exception>
    public async Task<ProtectedFiles> ReadAsync(
        SnapshotState latest, VacuumRetention retention, CancellationToken cancellationToken)
    {
        ProtectedFiles files = new();
        foreach (LiveSegment segment in latest.Segments)
        {
            for (int row = 0; row < segment.Files.Count; row++)
            {
                if (segment.IsLive(row))
                {
                    Protect(files, segment.Files, row, keptBy: null);
                }
            }
        }

        await foreach ((TablePath file, string keptBy) in retained.ListFilesAsync(cancellationToken)
            .ConfigureAwait(false))
        {
            files.Add(file, keptBy);
        }

        LogSegment log = await FindLogAsync(latest.Version, retention, cancellationToken).ConfigureAwait(false);
        SegmentList removed = await tombstones
            .ReadAsync(log, retention.Horizon.ToUnixTimeMilliseconds(), cancellationToken).ConfigureAwait(false);
        foreach (FileSegment segment in removed.Segments)
        {
            for (int row = 0; row < segment.Count; row++)
            {
                Protect(files, segment, row, Tombstone);
            }
        }

        return files;
    }

    private void Protect(ProtectedFiles files, FileSegment segment, int row, string? keptBy)
    {
        files.Add(DataFilePath.Resolve(new FileScanTask(segment, row), store.Location), keptBy);
        if (segment.Extra(row)?.DeletionVector is { } vector
            && DeletionVectorPath.Resolve(vector, store.Location) is TablePath file)
        {
            files.Add(file, keptBy);
        }
    }

    /// <summary>Finds the files of the log that tell of all tombstones in the retention.</summary>
    /// <remarks>A checkpoint keeps tombstones for the retention of the table. One that is longer has to look at the
    /// commits themselves, as far back as the log goes: what cleanup took from the log can no longer be kept.</remarks>
    private async Task<LogSegment> FindLogAsync(
        long version, VacuumRetention retention, CancellationToken cancellationToken)
    {
        LogSegment segment = await loader.FindSegmentAsync(version, cancellationToken).ConfigureAwait(false);
        if (retention.Duration <= retention.TableDuration)
        {
            return segment;
        }

        LogListing listing = await LogListing.ReadAsync(store, from: 0, cancellationToken).ConfigureAwait(false);
        ImmutableArray<CommitFile> commits = [.. listing.Commits.Where(c => c.Version <= version)];
        return segment with { Commits = commits };
    }
}
