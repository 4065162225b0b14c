using System.Globalization;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Replay;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Storage;

namespace Repro.Table.Scanning;

/// <summary>Tells how much of a version is gone and who took it, once a file was found missing.</summary>
internal sealed class MissingFiles(ITableStore store, HistoryReader history)
{
    /// <summary>Returns the failure in full; as it is, if that cannot be found out.</summary>
    /// <param name="state">The version.</param>
    /// <param name="first">The file that was missed first.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<DataFileMissingException> ExplainAsync(
        SnapshotState state, DataFileMissingException first, CancellationToken cancellationToken)
    {
        try
        {
            int missing = await CountAsync(state, cancellationToken).ConfigureAwait(false);
            if (missing == 0)
            {
                return first;
            }

            string cause = await FindCauseAsync(state, cancellationToken).ConfigureAwait(false);
            return Throw.VersionIncomplete(store.Location, state.Version, missing, state.FileCount, first.Path, cause, first);
        }
        catch (TableException)
        {
            return first;
        }
    }

    private async Task<int> CountAsync(SnapshotState state, CancellationToken cancellationToken)
    {
        HashSet<string> present = new(StringComparer.Ordinal);
        await foreach (StoreEntry entry in store.ListTreeAsync(default, cancellationToken).ConfigureAwait(false))
        {
            present.Add(entry.Path.Value);
        }

        return ScanPlanner.Plan(state).Count(task => !present.Contains(DataFilePath.Resolve(task, store.Location).Value));
    }

    // Which of several it was cannot be told: none says what it deleted.
    private async Task<string> FindCauseAsync(SnapshotState state, CancellationToken cancellationToken)
    {
        List<VacuumCommit> vacuums = [];
        await foreach ((long version, long time, CommitInfo? info) in history.ReadAsync(state, cancellationToken).ConfigureAwait(false))
        {
            if (version <= state.Version)
            {
                break;
            }

            if (info?.Operation is "VACUUM END")
            {
                vacuums.Add(new VacuumCommit(version, info.InCommitTimestamp ?? time));
            }
        }

        return vacuums switch
        {
            [] => "and no VACUUM is on record",
            [var only] => $"removed by {only}",
            [var newest, .., var oldest] => $"removed by one of {vacuums.Count} VACUUMs, from {oldest} to {newest}",
        };
    }

    private readonly record struct VacuumCommit(long Version, long Time)
    {
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"the VACUUM of version {Version} on {CommitTimes.ToInstant(Time):yyyy-MM-dd}");
    }
}
