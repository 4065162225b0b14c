using System.Collections.Immutable;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Schemas;

namespace Repro.Table.Log.State;

/// <summary>What the text of a metadata action says of columns: parsed once, shared by all versions that have it.</summary>
internal sealed record TableLayout
{
    /// <summary>Gets the schema under logical names, partition columns included.</summary>
    public required StructType Schema { get; init; }

    /// <summary>Gets how columns are found in data files.</summary>
    public required ColumnMappingMode Mapping { get; init; }

    /// <summary>Gets the schema under physical names, in the same order.</summary>
    public required StructType PhysicalSchema { get; init; }

    /// <summary>Gets the physical names of the partition columns, in order.</summary>
    public required ImmutableArray<string> PartitionColumns { get; init; }

    /// <summary>Gets the physical schema of data files: all columns but those of the partitioning.</summary>
    public required StructType DataSchema { get; init; }

    /// <summary>Parses a metadata action.</summary>
    /// <param name="metadata">The action.</param>
    /// <param name="protocol">The protocol of the same version, which says whether columns may be mapped.</param>
    /// <param name="path">The file that the action came from, for messages.</param>
    /// <exception cref="LogCorruptException">The protocol contradicts itself, the schema cannot be read, or a partition column is
    /// not in it.</exception>
    public static TableLayout Parse(Metadata metadata, Protocol protocol, string path)
    {
        if (FeatureSupport.FindInconsistency(protocol) is string reason)
        {
            throw Throw.LogCorrupt(path, line: null, $"the protocol contradicts itself: {reason}");
        }

        try
        {
            ColumnMappingMode mapping = new TableProperties(metadata.Configuration).ColumnMappingMode(protocol);
            StructType schema = SchemaJson.Parse(metadata.SchemaString);
            StructType physical = ColumnMapping.PhysicalSchema(schema, mapping);
            ImmutableArray<string> partitionColumns =
            [
                .. metadata.PartitionColumns.Select(name => PhysicalName(schema, physical, name)),
            ];
            return new TableLayout
            {
                Schema = schema,
                Mapping = mapping,
                PhysicalSchema = physical,
                PartitionColumns = partitionColumns,
                DataSchema = new StructType { Fields = physical.Fields.RemoveAll(f => partitionColumns.Contains(f.Name)) },
            };
        }
        catch (FormatException exception)
        {
            throw Throw.LogCorrupt(path, line: null, exception.Message.TrimEnd('.'), exception);
        }
    }

    private static string PhysicalName(StructType schema, StructType physical, string name)
    {
        StructField? field = schema.Find(name);
        return field is null
            ? throw new FormatException($"the partition column '{name}' is not in the schema")
            : physical.Fields[schema.Fields.IndexOf(field)].Name;
    }
}
