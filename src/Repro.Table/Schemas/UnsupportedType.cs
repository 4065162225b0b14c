namespace Repro.Table.Schemas;

/// <summary>A type that the protocol or another engine knows and this library does not, such as <c>variant</c> or
/// <c>geometry</c>.</summary>
/// <remarks>A table with such a column opens and shows its schema; reading the column is refused by name.</remarks>
public sealed record UnsupportedType : DataType
{
    /// <summary>Gets the name as the schema string has it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the JSON text of a type that is written as an object; null for one that is written as its
    /// name.</summary>
    internal string? Json { get; init; }

    /// <summary>Returns <see cref="Name"/>.</summary>
    public override string ToString() => Name;
}
