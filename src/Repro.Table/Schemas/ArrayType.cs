namespace Repro.Table.Schemas;

/// <summary>A list of elements of one type.</summary>
public sealed record ArrayType : DataType
{
    /// <summary>Gets the type of an element.</summary>
    public required DataType ElementType { get; init; }

    /// <summary>Gets whether an element may be null.</summary>
    public bool ContainsNull { get; init; } = true;

    /// <summary>Returns a short form for messages.</summary>
    public override string ToString() => $"array<{ElementType}>";
}
