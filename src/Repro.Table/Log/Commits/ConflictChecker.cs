using Repro.Table.Errors;
using Repro.Table.Log.Actions;

namespace Repro.Table.Log.Commits;

/// <summary>Decides whether a transaction may move past a commit that was first. Pure: no I/O, no clock.</summary>
/// <remarks>
/// Rows ours, columns theirs; a word is the <see cref="ConflictKind"/>.
/// <code>
///                 append            removes or rewrites     metadata          same appId             protocol
/// blind append    ok                ok                      MetadataChanged   ConcurrentTransaction  see Protocol
/// overwrite       ConcurrentAppend  ConcurrentDeleteRead    MetadataChanged   ConcurrentTransaction  see Protocol
/// metadata        ok                ok                      MetadataChanged   -                      see Protocol
/// no action       ok                ok                      ok                -                      ok
/// </code>
/// Two blind appends never conflict. Protocol: Delta's rules for concurrent writers, as Spark applies them at Serializable.
/// </remarks>
internal static class ConflictChecker
{
    // What rows have to satisfy from then on, or how they have to be written: a writer that did not know it breaks it.
    private static readonly HashSet<string> s_mustBeKnown =
    [
        "invariants", "checkConstraints", "generatedColumns", "identityColumns", "allowColumnDefaults", "clustering", "variantType",
        "variantShredding", "materializePartitionColumns", "checkpointProtection",
    ];

    /// <summary>Returns quietly if the transaction may be tried at the version after the winner.</summary>
    /// <exception cref="CommitConflictException">It may not.</exception>
    public static void Check(StagedTransaction transaction, WinningCommit winner, string location)
    {
        ConflictKind? kind = Protocol(transaction, winner)
            ?? Metadata(transaction, winner)
            ?? Domain(transaction, winner)
            ?? ApplicationTransaction(transaction, winner)
            ?? RemovedFiles(transaction, winner)
            ?? AddedFiles(transaction, winner);
        if (kind is ConflictKind conflict)
        {
            throw Throw.CommitConflict(conflict, winner.Version, winner.Operation, location);
        }
    }

    // A winner's protocol that we cannot write is refused by the caller, by name; any other is adopted, unless both changed it, a
    // feature went, or one came that writers under way had to know.
    private static ConflictKind? Protocol(StagedTransaction transaction, WinningCommit winner)
    {
        if (winner.Actions.Protocol is not { } theirs || transaction.Actions.IsEmpty || transaction.Read is not { Protocol: var before })
        {
            return null;
        }

        bool isConflict = transaction.Actions.Any(a => a is Protocol) || TableFeature.All.Any(feature =>
            feature.IsSupportedBy(before)
                ? !feature.IsSupportedBy(theirs)
                : feature.IsSupportedBy(theirs) && s_mustBeKnown.Contains(feature.Name));
        return isConflict ? ConflictKind.ProtocolChanged : null;
    }

    // Any change of metadata for now: rows that were checked against another schema or other properties may not be valid. A
    // commit that only tells what was done, as a vacuum's, stands on nothing.
    private static ConflictKind? Metadata(StagedTransaction transaction, WinningCommit winner) =>
        winner.Actions.Metadata is not null && !transaction.Actions.IsEmpty ? ConflictKind.MetadataChanged : null;

    private static ConflictKind? Domain(StagedTransaction transaction, WinningCommit winner) =>
        transaction.Actions.OfType<DomainMetadata>().Any(ours => winner.Actions.Domains.ContainsKey(ours.Domain))
            ? ConflictKind.ConcurrentDomainMetadata
            : null;

    private static ConflictKind? ApplicationTransaction(StagedTransaction transaction, WinningCommit winner) =>
        transaction.ReadSet.ApplicationIds.Any(winner.Actions.Transactions.ContainsKey)
            ? ConflictKind.ConcurrentTransaction
            : null;

    private static ConflictKind? RemovedFiles(StagedTransaction transaction, WinningCommit winner)
    {
        if (!winner.RemovesFiles)
        {
            return null;
        }

        if (transaction.ReadSet.IsWholeTable)
        {
            return ConflictKind.ConcurrentDeleteRead;
        }

        return winner.RemovesAnyOf(transaction.Actions.OfType<RemoveFile>()) ? ConflictKind.ConcurrentDeleteDelete : null;
    }

    private static ConflictKind? AddedFiles(StagedTransaction transaction, WinningCommit winner) =>
        winner.AddsFiles && transaction.ReadSet.IsWholeTable ? ConflictKind.ConcurrentAppend : null;
}
