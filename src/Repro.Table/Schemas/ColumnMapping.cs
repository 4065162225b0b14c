using System.Diagnostics;
using Repro.Table.Errors;

namespace Repro.Table.Schemas;

/// <summary>Logical names to physical ones. Protocol: Column Mapping.</summary>
/// <remarks>Partition values, statistics and Parquet columns go by physical names in both modes.</remarks>
internal static class ColumnMapping
{
    /// <summary>The table property that holds the mode.</summary>
    public const string ModeProperty = "delta.columnMapping.mode";

    /// <summary>Returns the name of a field in data files, partition values and statistics.</summary>
    /// <exception cref="FormatException">Columns are mapped and the field has no physical name; the schema came from
    /// the log.</exception>
    public static string PhysicalName(StructField field, ColumnMappingMode mode)
    {
        if (mode == ColumnMappingMode.None)
        {
            return field.Name;
        }

        string? name = FieldMetadata.Text(field, FieldMetadata.PhysicalName);
        return string.IsNullOrEmpty(name)
            ? throw Throw.BadFieldMetadata(field.Name, $"columns are mapped, yet '{FieldMetadata.PhysicalName}' is missing")
            : name;
    }

    /// <summary>Returns the id of a field, or null if it has none.</summary>
    /// <exception cref="FormatException">The id is not a 32-bit integer.</exception>
    public static int? FieldId(StructField field) => FieldMetadata.Integer(field, FieldMetadata.ColumnId);

    /// <summary>Returns the schema with physical names at every level; types, nullability and metadata stay.</summary>
    /// <exception cref="FormatException">A field has no physical name, or two fields of one struct share
    /// one.</exception>
    public static StructType PhysicalSchema(StructType schema, ColumnMappingMode mode) =>
        mode == ColumnMappingMode.None ? schema : Map(schema, mode);

    private static DataType Map(DataType type, ColumnMappingMode mode) => type switch
    {
        StructType s => Map(s, mode),
        ArrayType a => a with { ElementType = Map(a.ElementType, mode) },
        MapType m => m with { KeyType = Map(m.KeyType, mode), ValueType = Map(m.ValueType, mode) },
        PrimitiveType or DecimalType or UnsupportedType => type,
        _ => throw new UnreachableException($"{type.GetType()} is no type of a schema."),
    };

    private static StructType Map(StructType type, ColumnMappingMode mode)
    {
        HashSet<string> names = new(type.Fields.Length, StringComparer.Ordinal);
        return new StructType
        {
            Fields =
            [
                .. type.Fields.Select(field =>
                {
                    string name = PhysicalName(field, mode);
                    return names.Add(name)
                        ? field with { Name = name, Type = Map(field.Type, mode) }
                        : throw Throw.BadFieldMetadata(field.Name, $"another column has the physical name '{name}' too");
                }),
            ],
        };
    }
}
