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

    /// <summary>Gets the path of the directory that holds this; the root's is the root.</summary>
    public TablePath Parent => Value.LastIndexOf('/') is > 0 and var slash ? new TablePath(Value[..slash]) : default;

    /// <summary>Tells whether this lies below a directory at any depth, compared by whole segments; nothing lies below itself.</summary>
    public bool IsBelow(TablePath directory) =>
        directory.IsRoot
            ? !IsRoot
            : Value.Length > directory.Value.Length + 1
                && Value[directory.Value.Length] == '/'
                && Value.StartsWith(directory.Value, StringComparison.Ordinal);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
