using System.Collections.Immutable;
using Repro.Table.Schemas;

namespace Repro.Table.Log.State;

/// <summary>A leaf of the schema whose statistics are wanted, and how their texts are to be understood.</summary>
internal sealed record StatisticsLeaf
{
    /// <summary>Gets the physical names from the column down to the leaf.</summary>
    public required ImmutableArray<string> Path { get; init; }

    /// <summary>Gets the type that the bounds are compared as: a primitive or a decimal.</summary>
    public required DataType Type { get; init; }

    /// <summary>Gets whether files written before a change of type gave their bounds as floats, where the type is double.</summary>
    public bool WasFloat { get; init; }

    public bool Equals(StatisticsLeaf? other) =>
        other is not null && WasFloat == other.WasFloat && Type.Equals(other.Type) && Path.AsSpan().SequenceEqual(other.Path.AsSpan());

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Type);
        foreach (string name in Path)
        {
            hash.Add(name, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}
