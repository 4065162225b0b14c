using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.State;

namespace Repro.Table;

/// <summary>The newest version that the handle has seen, and when.</summary>
public sealed partial class DeltaTable
{
    // A writer that slept longer than the log is kept could find its next version free again, and write history anew.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);

    private Sighting See(SnapshotState state) => new(state, _rooms.Time.GetTimestamp(), _rooms.Time.GetUtcNow());

    private void Remember(SnapshotState state)
    {
        lock (_lock)
        {
            if (state.Version >= _newest.State.Version)
            {
                _newest = See(state);
            }
        }
    }

    private async Task<SnapshotState> AdvanceAsync(CancellationToken cancellationToken)
    {
        Sighting seen = Volatile.Read(ref _newest);
        SnapshotState newest = IsStale(seen)
            ? await _rooms.Loader.LoadLatestAsync(_rooms.Refresh, cancellationToken).ConfigureAwait(false)
            : await _rooms.Loader.AdvanceAsync(seen.State, _rooms.Refresh, cancellationToken).ConfigureAwait(false);
        _rooms.RequireReadable(newest);
        Remember(newest);
        return newest;
    }

    // An append needs no look at the newest version: if it is not the next one, the commit says so.
    private async Task<SnapshotState> RequireFreshAsync(CancellationToken cancellationToken)
    {
        Sighting seen = Volatile.Read(ref _newest);
        return IsStale(seen) ? await AdvanceAsync(cancellationToken).ConfigureAwait(false) : seen.State;
    }

    private bool IsStale(Sighting seen)
    {
        TimeSpan ticked = _rooms.Time.GetElapsedTime(seen.Timestamp);
        TimeSpan passed = _rooms.Time.GetUtcNow() - seen.Time;
        return (ticked > passed ? ticked : passed) > LongestSleepFor(seen.State);
    }

    private TimeSpan LongestSleepFor(SnapshotState state)
    {
        try
        {
            TimeSpan quarter = new TableProperties(state.Metadata.Configuration, Location, state.Version).LogRetention / 4;
            return quarter < LongestSleep ? quarter : LongestSleep;
        }
        catch (TablePropertyException)
        {
            // Nobody knows how long the log is kept. That closes no table; it only has to be listed anew each time.
            return TimeSpan.MinValue;
        }
    }

    // Two clocks: the one that nobody sets may stand still while a machine sleeps.
    private sealed record Sighting(SnapshotState State, long Timestamp, DateTimeOffset Time);
}
