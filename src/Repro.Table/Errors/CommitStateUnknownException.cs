namespace Repro.Table.Errors;

/// <summary>Whether the commit happened is unknown, so nothing that it wrote may be cleaned up.</summary>
/// <remarks>Look for <see cref="TransactionId"/> in <c>commitInfo.txnId</c> of the attempted version to find out.</remarks>
public sealed class CommitStateUnknownException : CommitException
{
    internal CommitStateUnknownException(string message, Exception? innerException = null)
        : base("CommitStateUnknown", message, innerException)
    {
    }

    /// <summary>Gets the version that may or may not be ours.</summary>
    public required long AttemptedVersion { get; init; }

    /// <summary>Gets the <c>txnId</c> that our commit carries.</summary>
    public required string TransactionId { get; init; }
}
