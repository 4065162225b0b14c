using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Replay;
using Repro.Table.Log.State;

namespace Repro.Table.Log.Commits;

/// <summary>Makes a staged transaction the next version of its table.</summary>
/// <remarks>
/// <code>
/// put version N, until it is known whose it is (CommitPut)
///   ours           done
///   someone else's check every commit N..M for conflicts, go on at M+1
/// </code>
/// Nothing after a commit that is ours turns success into failure: what could fail, failed before it was put. Protocol: Writer
/// Requirements of the log.
/// </remarks>
internal sealed class CommitLoop(
    CommitPut put,
    SnapshotLoader loader,
    SnapshotRefresh refresh,
    SleeperGuard sleepers,
    Action<SnapshotState> requireWritable,
    string location,
    TimeProvider time,
    CommitPause pause,
    CommitLimits limits)
{
    /// <summary>Commits.</summary>
    /// <exception cref="CommitConflictException">Another commit was first and changed what this one stands on.</exception>
    /// <exception cref="CommitRetryLimitException">Others were first too many times.</exception>
    /// <exception cref="CommitStateUnknownException">Whether it happened is unknown.</exception>
    /// <exception cref="TableExistsException">A table was to be created and there is one.</exception>
    public async Task<CommittedVersion> CommitAsync(StagedTransaction transaction, CancellationToken cancellationToken)
    {
        SnapshotState? state = transaction.Read;
        if (state is null && await loader.ExistsAsync(cancellationToken).ConfigureAwait(false))
        {
            throw Throw.TableExists(location);
        }

        long started = time.GetTimestamp();
        DateTimeOffset seenAt = transaction.ReadAt;
        int attempts = 0;
        do
        {
            if (++attempts > 2)
            {
                await pause.WaitAsync(attempts - 2, cancellationToken).ConfigureAwait(false);
            }

            CommitAttempt attempt = CommitAttempt.Build(transaction, state, time.GetUtcNow());
            if (await put.PutAsync(attempt, cancellationToken).ConfigureAwait(false))
            {
                if (state is not null)
                {
                    await sleepers.RequireOnTopAsync(attempt, state, seenAt).ConfigureAwait(false);
                }

                return new CommittedVersion { State = attempt.Advance(state, refresh), Attempts = attempts };
            }

            seenAt = time.GetUtcNow();
            state = await RebaseAsync(transaction, state, cancellationToken).ConfigureAwait(false);
        }
        while (attempts < limits.MaxAttempts && time.GetElapsedTime(started) < limits.MaxDuration);

        throw Throw.CommitRetryLimit(attempts, location);
    }

    private async Task<SnapshotState> RebaseAsync(
        StagedTransaction transaction, SnapshotState? state, CancellationToken cancellationToken)
    {
        if (state is null)
        {
            throw Throw.TableExists(location);
        }

        while (await loader.ReadCommitAsync(state.Version + 1, ActionKinds.State | ActionKinds.CommitInfo, cancellationToken)
            .ConfigureAwait(false) is CommitRun run)
        {
            WinningCommit winner = new(run);
            ConflictChecker.Check(transaction, winner, location);
            state = refresh.Apply(state, run);
            if (winner.Actions.Protocol is not null)
            {
                requireWritable(state);
            }
        }

        return state;
    }
}
