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
    private readonly SnapshotState? _created;

    private CommitAttempt(long version, string transactionId, ReadOnlyMemory<byte> content, SnapshotState? state)
    {
        Version = version;
        TransactionId = transactionId;
        Content = content;

        // What a reader would refuse has to come to light here: once the commit exists it cannot be taken back.
        string path = LogPath.CommitPath(version).Value;
        CommitRun.Builder run = new(ActionKinds.State | ActionKinds.CommitInfo);
        run.Read(version, path, content.Span, LogLimits.Default);
        _run = run.Build();
        StateAssembly assembly = new(version);
        assembly.AddOlder(_run);
        if (state is null)
        {
            _created = assembly.Build(path);
        }
        else if (_run.Commits[0] is { Metadata: not null } or { Protocol: not null })
        {
            _ = TableLayout.Parse(_run.Commits[0].Metadata ?? state.Metadata, _run.Commits[0].Protocol ?? state.Protocol, path);
        }
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
    /// <exception cref="Errors.LogCorruptException">The actions contradict each other.</exception>
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
            ActionWriter.WriteCommit(transaction.Actions.Prepend<LogAction>(info)),
            state);
    }

    /// <summary>Returns the state that this commit makes, from its own bytes.</summary>
    /// <param name="state">The state that it was built for.</param>
    /// <param name="refresh">Moves that state forward.</param>
    public SnapshotState Advance(SnapshotState? state, SnapshotRefresh refresh) =>
        state is null ? _created! : refresh.Apply(state, _run); // without a state the constructor made one

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
