using System.Diagnostics;
using System.Globalization;

namespace Repro.Table.Errors;

/// <summary>Failures of a commit.</summary>
internal static partial class Throw
{
    public static CommitConflictException CommitConflict(
        ConflictKind kind, long winningVersion, string? winningOperation, string location)
    {
        string winner = string.Create(
            CultureInfo.InvariantCulture, $"version {winningVersion} ({winningOperation ?? "unknown operation"}) was first");
        string next = kind switch
        {
            ConflictKind.ProtocolChanged => "and changed the protocol. Open the table again.",
            ConflictKind.MetadataChanged => "and changed schema or properties. Open the table again and check the rows against them.",
            ConflictKind.ConcurrentTransaction => "and holds the same application transaction. Check how far the application has written.",
            ConflictKind.ConcurrentDomainMetadata => "and changed the same domain metadata. Read it again.",
            ConflictKind.ConcurrentAppend => "and added rows that this write should have seen. Run it again on the newest version.",
            ConflictKind.ConcurrentDeleteRead => "and removed rows that this write had read. Run it again on the newest version.",
            ConflictKind.ConcurrentDeleteDelete => "and removed the same files. Run it again on the newest version.",
            ConflictKind.LogCleanedUp => "and the log below it was cleaned up while this write paused. Open the table again.",
            _ => throw new UnreachableException($"{kind} is no conflict."),
        };
        return new CommitConflictException($"Nothing was committed to {location}: {winner} {next}")
        {
            Kind = kind,
            WinningVersion = winningVersion,
            WinningOperation = winningOperation,
            Location = location,
        };
    }

    public static CommitRetryLimitException CommitRetryLimit(int attempts, string location) =>
        new(string.Create(
            CultureInfo.InvariantCulture,
            $"Nothing was committed to {location}: other writers were first {attempts} times in a row. Try again, or write less often."))
        {
            Attempts = attempts,
            Location = location,
        };

    public static CommitStateUnknownException CommitStateUnknown(
        long version, string transactionId, string location, string why, Exception? innerException = null) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Whether version {version} of {location} was committed is unknown: {why}. Do not repeat the write before you know: ")
            + $"if commitInfo.txnId of that version is {transactionId}, it was. Its data files were left in place.",
            innerException)
        {
            AttemptedVersion = version,
            TransactionId = transactionId,
            Location = location,
            Version = version,
        };

    public static ConstraintViolationException AppendOnly(string location, string verb) =>
        new($"{location} is append-only and cannot be {verb}. Set delta.appendOnly to false first if its rows may go.")
        {
            Constraint = "delta.appendOnly",
            Location = location,
        };
}
