using Repro.Table.Storage;

namespace Repro.Table.Log.Commits;

/// <summary>Waits between tries, twice as long each time and with jitter, so that writers who met do not meet again.</summary>
internal sealed class CommitPause(TimeProvider time, IIdSource ids, CommitLimits limits)
{
    /// <summary>Waits before the try that follows so many.</summary>
    public Task WaitAsync(int tries, CancellationToken cancellationToken)
    {
        double longest = Math.Min(limits.MaxPause.TotalMilliseconds, limits.FirstPause.TotalMilliseconds * Math.Pow(2, Math.Min(tries, 20)));
        double share = (ids.NextId().GetHashCode() & 0xFFFF) / 65_536.0;
        return Task.Delay(TimeSpan.FromMilliseconds(longest * (0.5 + (share / 2))), time, cancellationToken);
    }
}
