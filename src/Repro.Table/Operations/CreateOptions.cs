using System.Collections.Immutable;

namespace Repro.Table.Operations;

/// <summary>What a new table has besides its schema.</summary>
public sealed record CreateOptions
{
    /// <summary>Gets the columns to partition by, in order; empty for none.</summary>
    public IReadOnlyList<string> PartitionColumns { get; init; } = [];

    /// <summary>Gets table properties; <c>delta.feature.NAME=supported</c> switches a feature on and is not stored.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Gets a name for people; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>Gets a description for people; null for none.</summary>
    public string? Description { get; init; }
}
