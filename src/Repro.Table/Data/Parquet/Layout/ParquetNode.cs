using Parquet.Meta;

namespace Repro.Table.Data.Parquet.Layout;

/// <summary>A node of the schema tree of a Parquet file, with the levels that say where a value is absent.</summary>
/// <remarks>
/// Definition level: how many of the optional and repeated nodes down to here are present. Repetition level: how many of the
/// repeated ones there are. Both count this node. Immutable once the tree is built.
/// </remarks>
internal sealed class ParquetNode
{
    private readonly List<ParquetNode> _children = [];

    /// <summary>Creates the root.</summary>
    public ParquetNode()
    {
        Name = "schema";
        Repetition = FieldRepetitionType.REQUIRED;
        Path = [];
    }

    /// <summary>Creates a node as the last child of another.</summary>
    public ParquetNode(ParquetNode parent, string name, FieldRepetitionType repetition)
    {
        Name = name;
        Repetition = repetition;
        Path = [.. parent.Path, name];
        DefinitionLevel = parent.DefinitionLevel + (repetition == FieldRepetitionType.REQUIRED ? 0 : 1);
        RepetitionLevel = parent.RepetitionLevel + (repetition == FieldRepetitionType.REPEATED ? 1 : 0);
        parent._children.Add(this);
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the names from below the root down to here.</summary>
    public IReadOnlyList<string> Path { get; }

    /// <summary>Gets whether it is required, optional or repeated.</summary>
    public FieldRepetitionType Repetition { get; }

    /// <summary>Gets the definition level at which it is present.</summary>
    public int DefinitionLevel { get; }

    /// <summary>Gets how many repeated nodes there are down to here.</summary>
    public int RepetitionLevel { get; }

    /// <summary>Gets the children; empty for a leaf.</summary>
    public IReadOnlyList<ParquetNode> Children => _children;

    /// <summary>Gets the physical type of a leaf; null for a group.</summary>
    public global::Parquet.Meta.Type? PhysicalType { get; init; }

    /// <summary>Gets the length of the values of a leaf of fixed length, in bytes.</summary>
    public int TypeLength { get; init; }

    /// <summary>Gets the meaning of a leaf.</summary>
    public Annotation Annotation { get; init; } = Annotation.None;

    /// <summary>Gets what a group stands for: LIST, MAP, or null for a struct or for what is below those.</summary>
    public ConvertedType? Collection { get; init; }

    /// <summary>Gets the position of a leaf among all leaves, from 0; -1 for a group.</summary>
    public int LeafIndex { get; init; } = -1;

    /// <summary>Gets whether this is a leaf.</summary>
    public bool IsLeaf => PhysicalType is not null;

    /// <summary>Returns a child by its exact name; null if there is none.</summary>
    public ParquetNode? Find(string name) => _children.Find(c => string.Equals(c.Name, name, StringComparison.Ordinal));

    /// <summary>Returns the leaves below, in order; itself if it is one.</summary>
    public IEnumerable<ParquetNode> Leaves() => IsLeaf ? [this] : _children.SelectMany(c => c.Leaves());

    /// <summary>Returns a short form for messages.</summary>
    public override string ToString() => IsLeaf ? $"{PhysicalType}{Annotation}" : Collection?.ToString() ?? "a group";
}
