namespace Repro.Table.Errors;

/// <summary>A store could not do what it was asked. Implementations of a store throw it, and nothing else, for their failures.</summary>
public sealed class StoreException : TableException
{
    /// <summary>Creates the failure of one store operation.</summary>
    /// <param name="code">The stable code, for example <c>StoreFailed</c> or <c>StoreNotDurable</c>.</param>
    /// <param name="operation">The operation, in words.</param>
    /// <param name="path">The path relative to the table root; empty for the root.</param>
    /// <param name="message">What happened and what to do next.</param>
    /// <param name="isTransient">Whether the same call may succeed later.</param>
    /// <param name="innerException">The failure of the medium; null if there is none.</param>
    public StoreException(
        string code, string operation, string path, string message, bool isTransient, Exception? innerException = null)
        : base(code, message, innerException)
    {
        Operation = operation;
        Path = path;
        IsTransient = isTransient;
    }

    /// <summary>Gets the operation, in words.</summary>
    public string Operation { get; }

    /// <summary>Gets the path relative to the table root; empty for the root.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public override bool IsTransient { get; }
}
