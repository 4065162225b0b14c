using Repro.Table.Log.Actions;
using Repro.Table.Log.Replay;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;

namespace Repro.Table.Log.Commits;

/// <summary>One try of a transaction at one version: its bytes, made once.</summary>
internal sealed class CommitAttempt
{
    /// <summary>What <c>engineInfo</c> says of us.</summary>
    public const string EngineInfo = "Repro.Table/0.1.0";

    private readonly CommitRun _run;

    private CommitAttempt(long version, string transactionId, ReadOnlyMemory<byte> content)
    {
        Version = version;
        TransactionId = transactionId;
        Content = content;

        // Before it is put: a commit that nobody could read must not become a version.
        CommitRun.Builder run = new(ActionKinds.State | ActionKinds.CommitInfo);
        run.Read(version, LogPath.CommitPath(version).Value, content.Span, LogLimits.Default);
        _run = run.Build();
    }

    /// <summary>Gets the version.</summary>
    public long Version { get; }

    /// <summary>Gets the identity of the transaction.</summary>
    public string TransactionId { get; }

    /// <summary>Gets the lines of the commit, provenance first.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Builds the try at the version after a state.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="state">The newest state; null to create the table.</param>
    /// <param name="now">The time of the try.</param>
    /// <exception cref="Errors.LimitExceededException">The commit is larger than one that is read may be.</exception>
    public static CommitAttempt Build(StagedTransaction transaction, SnapshotState? state, DateTimeOffset now)
    {
        long timestamp = now.ToUnixTimeMilliseconds();
        CommitInfo info = new()
        {
            Timestamp = timestamp,
            InCommitTimestamp = NextInCommitTimestamp(transaction, state, timestamp),
            Operation = transaction.Operation,
            OperationParameters = transaction.OperationParameters,
            ReadVersion = transaction.Read?.Version,
            IsolationLevel = "Serializable",
            IsBlindAppend = transaction.IsBlindAppend,
            OperationMetrics = transaction.OperationMetrics,
            UserMetadata = transaction.UserMetadata,
            EngineInfo = EngineInfo,
            TxnId = transaction.TransactionId,
        };
        return new CommitAttempt(
            state is null ? 0 : state.Version + 1,
            transaction.TransactionId,
            ActionWriter.WriteCommit(transaction.Actions.Prepend<LogAction>(info)));
    }

    /// <summary>Returns the state that this commit makes, from its own bytes.</summary>
    public SnapshotState Advance(SnapshotState? state, SnapshotRefresh refresh)
    {
        if (state is not null)
        {
            return refresh.Apply(state, _run);
        }

        StateAssembly assembly = new(Version);
        assembly.AddOlder(_run);
        return assembly.Build(LogPath.CommitPath(Version).Value);
    }

    // Protocol: In-Commit Timestamps: strictly later than the commit before, whatever the clock says,
    // unless nothing is later.
    private static long? NextInCommitTimestamp(StagedTransaction transaction, SnapshotState? state, long timestamp)
    {
        Metadata? metadata = transaction.Actions.OfType<Metadata>().LastOrDefault() ?? state?.Metadata;
        bool isEnabled = metadata is not null && new TableProperties(metadata.Configuration).IsInCommitTimestampEnabled;
        long previous = state?.InCommitTimestamp ?? long.MinValue;
        return isEnabled ? Math.Max(timestamp, previous == long.MaxValue ? previous : previous + 1) : null;
    }
}
