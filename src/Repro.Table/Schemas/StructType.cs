using System.Collections.Immutable;

namespace Repro.Table.Schemas;

/// <summary>The schema of a table, or the type of a nested column: named fields in order.</summary>
public sealed partial record StructType : DataType
{
    /// <summary>Gets the fields in order.</summary>
    public required ImmutableArray<StructField> Fields { get; init; }

    /// <summary>Finds a field by name, ignoring case as the protocol does; an exact match wins.</summary>
    /// <returns>The field, or null if there is none.</returns>
    public StructField? Find(string name)
    {
        StructField? found = null;
        foreach (StructField field in Fields)
        {
            if (string.Equals(field.Name, name, StringComparison.Ordinal))
            {
                return field;
            }

            if (found is null && string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                found = field;
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public bool Equals(StructType? other) =>
        other is not null && (ReferenceEquals(this, other) || Fields.AsSpan().SequenceEqual(other.Fields.AsSpan()));

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (StructField field in Fields)
        {
            hash.Add(field);
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns a short form for messages.</summary>
    public override string ToString() => $"struct<{string.Join(",", Fields.Select(f => $"{f.Name}:{f.Type}"))}>";
}
