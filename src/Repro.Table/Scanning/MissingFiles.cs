using System.Globalization;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Replay;
using Repro.Table.Log.State;
using Repro.Table.Storage;

namespace Repro.Table.Scanning;

/// <summary>Tells how much of a version is gone and who took it, once a file was found missing.</summary>
internal sealed class MissingFiles(ITableStore store, HistoryReader history)
{
    /// <summary>Returns the failure in full.</summary>
    /// <param name="state">The version.</param>
    /// <param name="first">The file that was missed first.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<DataFileMissingException> ExplainAsync(
        SnapshotState state, DataFileMissingException first, CancellationToken cancellationToken)
    {
        HashSet<string> present = new(StringComparer.Ordinal);
        await foreach (StoreEntry entry in store.ListTreeAsync(default, cancellationToken).ConfigureAwait(false))
        {
            present.Add(entry.Path.Value);
        }

        int missing = ScanPlanner.Plan(state).Count(task => !present.Contains(DataFilePath.Resolve(task, store.Location).Value));
        string cause = await FindVacuumAsync(state, cancellationToken).ConfigureAwait(false) is { } vacuum
            ? string.Create(CultureInfo.InvariantCulture, $"removed by the VACUUM of version {vacuum.Version} on {vacuum.Date:yyyy-MM-dd}")
            : "and no VACUUM is on record";
        return Throw.VersionIncomplete(store.Location, state.Version, missing, state.FileCount, first.Path, cause, first);
    }

    private async Task<(long Version, DateTimeOffset Date)?> FindVacuumAsync(SnapshotState state, CancellationToken cancellationToken)
    {
        await foreach ((long version, long time, CommitInfo? info) in history.ReadAsync(state, cancellationToken).ConfigureAwait(false))
        {
            if (version <= state.Version)
            {
                break;
            }

            if (info?.Operation is "VACUUM END")
            {
                return (version, DateTimeOffset.FromUnixTimeMilliseconds(time));
            }
        }

        return null;
    }
}
