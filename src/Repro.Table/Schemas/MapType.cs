namespace Repro.Table.Schemas;

/// <summary>A list of key and value pairs; keys are never null.</summary>
public sealed record MapType : DataType
{
    /// <summary>Gets the type of a key.</summary>
    public required DataType KeyType { get; init; }

    /// <summary>Gets the type of a value.</summary>
    public required DataType ValueType { get; init; }

    /// <summary>Gets whether a value may be null.</summary>
    public bool ValueContainsNull { get; init; } = true;

    /// <summary>Returns a short form for messages.</summary>
    public override string ToString() => $"map<{KeyType},{ValueType}>";
}
