using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Repro.Table.Log.Actions;

/// <summary>What a table is: identity, schema, partitioning, properties. Protocol: Change Metadata.</summary>
[SuppressMessage("Naming", "CA1724", Justification = "The protocol owns the word.")]
public sealed record Metadata : LogAction
{
    /// <summary>Gets the identity of the table, which never changes.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name that a user gave; null if none.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the description that a user gave; null if none.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the format of data files; <c>parquet</c> in every table that can be read.</summary>
    public string FormatProvider { get; init; } = "parquet";

    /// <summary>Gets the options of the format, kept as found.</summary>
    public ValueMap FormatOptions { get; init; } = ValueMap.Empty;

    /// <summary>Gets the schema as JSON text, byte for byte as its author wrote it.</summary>
    public required string SchemaString { get; init; }

    /// <summary>Gets the logical names of the partition columns, in order.</summary>
    public ImmutableArray<string> PartitionColumns { get; init; } = [];

    /// <summary>Gets when the table was created, in milliseconds since the Unix epoch; null if unknown.</summary>
    public long? CreatedTime { get; init; }

    /// <summary>Gets the table properties, unknown ones included.</summary>
    public ValueMap Configuration { get; init; } = ValueMap.Empty;

    /// <inheritdoc/>
    public bool Equals(Metadata? other) =>
        other is not null && Id == other.Id && Name == other.Name && Description == other.Description
        && FormatProvider == other.FormatProvider && FormatOptions.Equals(other.FormatOptions)
        && SchemaString == other.SchemaString && PartitionColumns.AsSpan().SequenceEqual(other.PartitionColumns.AsSpan())
        && CreatedTime == other.CreatedTime && Configuration.Equals(other.Configuration);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, SchemaString, Configuration);
}
