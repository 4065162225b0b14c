using Repro.Table.Log.State;

namespace Repro.Table;

/// <summary>The newest version that the handle has seen, and when.</summary>
public sealed partial class DeltaTable
{
    private Sighting See(SnapshotState state) => new(state, _rooms.Time.GetUtcNow());

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

    private bool IsStale(Sighting seen) => _rooms.Sleepers.IsTooOld(seen.State, seen.At);

    private sealed record Sighting(SnapshotState State, DateTimeOffset At);
}
