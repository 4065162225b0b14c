namespace Repro.Table.Errors;

/// <summary>Other writers were first so many times that the commit gave up. Nothing was committed.</summary>
public sealed class CommitRetryLimitException : CommitException
{
    internal CommitRetryLimitException(string message)
        : base("CommitRetryLimit", message)
    {
    }

    /// <summary>Gets how many versions were tried.</summary>
    public required int Attempts { get; init; }

    /// <inheritdoc/>
    public override bool IsTransient => true;
}
