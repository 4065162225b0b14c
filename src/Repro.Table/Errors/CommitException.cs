namespace Repro.Table.Errors;

/// <summary>The base of failures of a commit.</summary>
public abstract class CommitException : TableException
{
    private protected CommitException(string code, string message, Exception? innerException = null)
        : base(code, message, innerException)
    {
    }
}
