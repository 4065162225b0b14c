namespace Repro.Table.Errors;

/// <summary>Something in a table is larger than a limit that guards memory and time.</summary>
public sealed class LimitExceededException : TableException
{
    internal LimitExceededException(string message)
        : base("LimitExceeded", message)
    {
    }

    /// <summary>Gets the name of the limit, which is also the name of its option where there is one.</summary>
    public required string Limit { get; init; }

    /// <summary>Gets the value that passed it.</summary>
    public required long Value { get; init; }
}
