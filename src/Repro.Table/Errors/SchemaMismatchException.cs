namespace Repro.Table.Errors;

/// <summary>A column is missing, unknown, or of a type that cannot be used where it was to be used.</summary>
public sealed class SchemaMismatchException : TableException
{
    internal SchemaMismatchException(string message)
        : base("SchemaMismatch", message)
    {
    }

    /// <summary>Gets the column path; empty where the schema as a whole is meant.</summary>
    public required string Column { get; init; }

    /// <summary>Gets what was expected; null where nothing was.</summary>
    public string? Expected { get; init; }

    /// <summary>Gets what was found; null where nothing was.</summary>
    public string? Actual { get; init; }
}
