namespace Repro.Table.Errors;

/// <summary>Rows to be written, or the operation itself, break a rule of the table.</summary>
public sealed class ConstraintViolationException : TableException
{
    internal ConstraintViolationException(string message)
        : base("ConstraintViolation", message)
    {
    }

    /// <summary>Gets the rule: a property such as <c>delta.appendOnly</c>, or <c>NOT NULL column</c>.</summary>
    public required string Constraint { get; init; }
}
