namespace Repro.Table.Storage;

/// <summary>A checked, decoded path below the root of a table: the only key that a store takes.</summary>
/// <remarks>Segments are joined by <c>/</c>; the default value is the root itself.</remarks>
public readonly partial record struct TablePath
{
    private readonly string? _value;

    private TablePath(string value)
    {
        _value = value;
    }

    /// <summary>Gets the path as text, without a leading slash; empty for the root.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Gets whether this is the root of the table.</summary>
    public bool IsRoot => Value.Length == 0;

    /// <summary>Gets the last segment; empty for the root.</summary>
    public string Name => Value[(Value.LastIndexOf('/') + 1)..];

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
