using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Replay;
using Repro.Table.Storage;

namespace Repro.Table.Log.Commits;

/// <summary>Puts one attempt at its version until it is known whose the version is.</summary>
/// <remarks>
/// <code>
/// put create-only
///   Created          ours
///   AlreadyExists    read it: our txnId is ours, another is theirs; nothing there to read is as Unknown
///   Unknown          put the same bytes again
///   failed before    put the same bytes again if that may help; else that failure, or unknown if an earlier put had no answer
/// </code>
/// A read that finds nothing proves nothing, because a put that timed out may still land; so an unknown outcome is settled by
/// putting again and by nothing else. The outcomes are decision 0002.
/// </remarks>
internal sealed class CommitPut(
    ICommitter committer, SnapshotLoader loader, string location, TimeProvider time, CommitPause pause, CommitLimits limits)
{
    /// <summary>Returns true if the version is ours, false if it is someone else's.</summary>
    /// <exception cref="StoreException">It was refused, and nothing can have landed.</exception>
    /// <exception cref="CommitStateUnknownException">Something may have landed.</exception>
    public async Task<bool> PutAsync(CommitAttempt attempt, CancellationToken cancellationToken)
    {
        bool isAmbiguous = false;
        long? firstDoubt = null;
        for (int tries = 1; ; tries++)
        {
            PutOutcome? outcome = await TryAsync(attempt, tries, isAmbiguous, cancellationToken).ConfigureAwait(false);
            bool? isOurs = outcome switch
            {
                PutOutcome.Created => true,
                PutOutcome.AlreadyExists => await IsOursAsync(attempt, cancellationToken).ConfigureAwait(false),
                _ => null,
            };
            if (isOurs is bool known)
            {
                return known;
            }

            isAmbiguous |= outcome is not null;
            firstDoubt ??= time.GetTimestamp();
            if (isAmbiguous && time.GetElapsedTime(firstDoubt.Value) >= limits.MaxUnknownDuration)
            {
                throw Unknown(attempt, "the store did not answer in time");
            }

            try
            {
                await pause.WaitAsync(tries, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException exception) when (isAmbiguous)
            {
                throw Unknown(attempt, "the call was cancelled while the commit was under way", exception);
            }
        }
    }

    /// <summary>Puts once; null if it failed before anything could be visible and may be tried again.</summary>
    private async Task<PutOutcome?> TryAsync(
        CommitAttempt attempt, int tries, bool isAmbiguous, CancellationToken cancellationToken)
    {
        try
        {
            return await committer.TryCommitAsync(attempt.Version, attempt.Content, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException exception) when (exception.Code == "StoreNotDurable")
        {
            // Not read back: a read would come from the page cache and prove nothing.
            throw Unknown(attempt, "the store could not make it durable", exception);
        }
        catch (StoreException exception) when (exception.IsTransient && (isAmbiguous || tries < limits.MaxFailedPuts))
        {
            return null;
        }
        catch (StoreException exception) when (isAmbiguous)
        {
            throw Unknown(attempt, "the store failed after an earlier try had no answer", exception);
        }
        catch (OperationCanceledException exception) when (isAmbiguous)
        {
            throw Unknown(attempt, "the call was cancelled while the commit was under way", exception);
        }
        catch (Exception exception) when (exception is not (StoreException or OperationCanceledException))
        {
            throw Unknown(attempt, "the store failed in a way that says nothing of what it did", exception);
        }
    }

    // Also without an ambiguous answer before: a client library may have sent the put twice, and met the first of them.
    private async Task<bool?> IsOursAsync(CommitAttempt attempt, CancellationToken cancellationToken)
    {
        try
        {
            CommitRun? run = await loader.ReadCommitAsync(attempt.Version, ActionKinds.CommitInfo, cancellationToken).ConfigureAwait(false);
            return run is null ? null : run.Commits[0].CommitInfo?.TxnId == attempt.TransactionId;
        }
        catch (Exception exception) when (exception is StoreException or OperationCanceledException)
        {
            throw Unknown(attempt, "there is a commit, which may be this one, and it cannot be read", exception);
        }
    }

    private CommitStateUnknownException Unknown(CommitAttempt attempt, string why, Exception? innerException = null) =>
        Throw.CommitStateUnknown(attempt.Version, attempt.TransactionId, location, why, innerException);
}
