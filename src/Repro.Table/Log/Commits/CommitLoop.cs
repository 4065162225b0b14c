using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Replay;
using Repro.Table.Log.State;
using Repro.Table.Storage;

namespace Repro.Table.Log.Commits;

/// <summary>Makes a staged transaction the next version of its table.</summary>
/// <remarks>
/// <code>
/// put version N create-only
///   Created        done
///   AlreadyExists  ours (txnId or equal bytes)? done. Otherwise check every commit N..M for conflicts, go on at M+1
///   Unknown        put the same bytes at N again, until one of the two above or the budget is spent
/// </code>
/// A read that finds nothing proves nothing, because a put that timed out may still land; so an unknown outcome is settled by
/// putting again and by nothing else. Protocol: Writer Requirements of the log; the outcomes are decision 0002.
/// </remarks>
internal sealed class CommitLoop(
    ICommitter committer,
    SnapshotLoader loader,
    SnapshotRefresh refresh,
    Action<SnapshotState> requireWritable,
    string location,
    TimeProvider time,
    IIdSource ids,
    CommitLimits limits)
{
    /// <summary>Commits.</summary>
    /// <exception cref="CommitConflictException">Another commit was first and changed what this one stands on.</exception>
    /// <exception cref="CommitRetryLimitException">Others were first too many times.</exception>
    /// <exception cref="CommitStateUnknownException">Whether it happened is unknown.</exception>
    /// <exception cref="TableExistsException">A table was to be created and there is one.</exception>
    public async Task<CommittedVersion> CommitAsync(StagedTransaction transaction, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        SnapshotState? state = transaction.Read;
        for (int attempt = 1; attempt <= limits.MaxAttempts && time.GetElapsedTime(started) < limits.MaxDuration; attempt++)
        {
            if (attempt > 2)
            {
                await PauseAsync(attempt - 2, cancellationToken).ConfigureAwait(false);
            }

            CommitAttempt body = CommitAttempt.Build(transaction, state, time.GetUtcNow());
            if (await TryAsync(body, cancellationToken).ConfigureAwait(false))
            {
                return new CommittedVersion { State = body.Advance(state, refresh), Attempts = attempt };
            }

            state = await RebaseAsync(transaction, state, cancellationToken).ConfigureAwait(false);
        }

        throw Throw.CommitRetryLimit(limits.MaxAttempts, location);
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

    /// <summary>Returns true if the version is ours, false if it is someone else's.</summary>
    private async Task<bool> TryAsync(CommitAttempt body, CancellationToken cancellationToken)
    {
        long? firstUnknown = null;
        for (int tries = 1; ; tries++)
        {
            PutOutcome outcome = await PutAsync(body, firstUnknown is not null, cancellationToken).ConfigureAwait(false);
            if (outcome == PutOutcome.Created)
            {
                return true;
            }

            if (outcome == PutOutcome.AlreadyExists)
            {
                return await IsOursAsync(body, firstUnknown is not null, cancellationToken).ConfigureAwait(false);
            }

            firstUnknown ??= time.GetTimestamp();
            if (time.GetElapsedTime(firstUnknown.Value) >= limits.MaxUnknownDuration)
            {
                throw Unknown(body, "the store did not answer in time");
            }

            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                await PauseAsync(tries, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException exception)
            {
                throw Unknown(body, "the call was cancelled while the commit was under way", exception);
            }
        }
    }

    private async Task<PutOutcome> PutAsync(CommitAttempt body, bool isAmbiguous, CancellationToken cancellationToken)
    {
        try
        {
            return await committer.TryCommitAsync(body.Version, body.Content, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException exception) when (exception.Code == "StoreNotDurable")
        {
            // Not read back: a read would come from the page cache and prove nothing.
            throw Unknown(body, "the store could not make it durable", exception);
        }
        catch (StoreException exception) when (isAmbiguous)
        {
            throw Unknown(body, "the store failed after an earlier try had no answer", exception);
        }
        catch (OperationCanceledException exception) when (isAmbiguous)
        {
            throw Unknown(body, "the call was cancelled while the commit was under way", exception);
        }
    }

    private async Task<bool> IsOursAsync(CommitAttempt body, bool isAmbiguous, CancellationToken cancellationToken)
    {
        try
        {
            CommitRun? run = await loader.ReadCommitAsync(body.Version, ActionKinds.CommitInfo, cancellationToken).ConfigureAwait(false);
            return run?.Commits[0].CommitInfo?.TxnId == body.TransactionId;
        }
        catch (Exception exception) when (isAmbiguous && exception is StoreException or OperationCanceledException)
        {
            throw Unknown(body, "an earlier try had no answer and the commit that is there cannot be read", exception);
        }
    }

    private CommitStateUnknownException Unknown(CommitAttempt body, string why, Exception? innerException = null) =>
        Throw.CommitStateUnknown(body.Version, body.TransactionId, location, why, innerException);

    private Task PauseAsync(int count, CancellationToken cancellationToken)
    {
        double longest = Math.Min(limits.MaxPause.TotalMilliseconds, limits.FirstPause.TotalMilliseconds * Math.Pow(2, Math.Min(count, 20)));
        double share = (ids.NextId().GetHashCode() & 0xFFFF) / 65_536.0;
        return Task.Delay(TimeSpan.FromMilliseconds(longest * (0.5 + (share / 2))), time, cancellationToken);
    }
}
