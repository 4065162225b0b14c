namespace Repro.Table.Errors;

/// <summary>Another commit was first and changed what this one stands on. The table is as that commit left it.</summary>
public sealed class CommitConflictException : CommitException
{
    internal CommitConflictException(string message)
        : base("CommitConflict", message)
    {
    }

    /// <summary>Gets the kind of conflict.</summary>
    public required ConflictKind Kind { get; init; }

    /// <summary>Gets the version of the commit that was first.</summary>
    public required long WinningVersion { get; init; }

    /// <summary>Gets the operation of the commit that was first; null if it did not say.</summary>
    public string? WinningOperation { get; init; }
}
