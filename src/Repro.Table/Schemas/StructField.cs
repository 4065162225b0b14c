namespace Repro.Table.Schemas;

/// <summary>A named column or a field of a nested struct. Protocol: Struct Field.</summary>
public sealed record StructField
{
    /// <summary>Gets the logical name, in the case that its author wrote.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the type.</summary>
    public required DataType Type { get; init; }

    /// <summary>Gets whether a value may be null.</summary>
    public bool IsNullable { get; init; } = true;

    /// <summary>Gets the metadata of the field as JSON text, an object, kept byte for byte; <c>{}</c> when there is none.</summary>
    public string Metadata { get; init; } = "{}";

    /// <summary>Returns a short form for messages.</summary>
    public override string ToString() => $"{Name} {Type}{(IsNullable ? string.Empty : " not null")}";
}
