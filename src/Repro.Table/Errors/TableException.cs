namespace Repro.Table.Errors;

/// <summary>The base of every failure that comes from a table, its store, or another writer.</summary>
/// <remarks>
/// A message says what happened with its values, why if known, and what to do next. Wrong arguments are
/// <see cref="ArgumentException"/> instead, and cancellation is never wrapped.
/// </remarks>
public abstract class TableException : Exception
{
    private protected TableException(string code, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
    }

    /// <summary>Gets the stable name of this kind of failure, as listed in <c>spec/errors.md</c>; never reused.</summary>
    public string Code { get; }

    /// <summary>Gets the location of the table; null where the failure does not know it.</summary>
    public string? Location { get; internal init; }

    /// <summary>Gets the version of the table that was being read or written; null where none was.</summary>
    public long? Version { get; internal init; }

    /// <summary>Gets whether the same call may succeed if it is made again later.</summary>
    public virtual bool IsTransient => false;
}
