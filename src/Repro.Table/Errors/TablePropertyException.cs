namespace Repro.Table.Errors;

/// <summary>A property of the table has a value that cannot be used, so what it governs is not done.</summary>
/// <remarks>Thrown where the property is needed, not where the table is opened: what the property does not govern still
/// works.</remarks>
public sealed class TablePropertyException : TableException
{
    internal TablePropertyException(string message)
        : base("TablePropertyInvalid", message)
    {
    }

    /// <summary>Gets the name of the property.</summary>
    public required string Property { get; init; }

    /// <summary>Gets the value as it stands in the table; null if it is null.</summary>
    public string? Value { get; init; }

    /// <summary>Gets what is wrong with it.</summary>
    public required string Reason { get; init; }
}
