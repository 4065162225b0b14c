using Parquet.Schema;
using Repro.Table.Data.Parquet.Layout;
using PhysicalType = Parquet.Meta.Type;

namespace Repro.Table.Data.Parquet.Writing;

/// <summary>Fields that make the library behind encode plain physical values with the levels that we computed.</summary>
/// <remarks>
/// Its own fields would convert (timestamps to <see cref="DateTime"/>, with wrong bounds in the statistics), cannot say that a map
/// key is a required struct, and bring an object a string. So each leaf is a column of its own, wrapped in lists and structs until
/// its levels are right. Names and annotations come later, from the footer that we write.
/// </remarks>
internal static class RawFields
{
    /// <summary>Makes the schema for a layout: one column a leaf.</summary>
    public static ParquetSchema Create(ParquetNode root) => new(root.Leaves().Select(Wrap));

    private static Field Wrap(ParquetNode leaf)
    {
        string name = $"c{leaf.LeafIndex}";
        Field field = CreateLeaf(leaf, name);

        // A list of this library is two definition levels, a struct one; our layout gives each list at least two.
        for (int i = 2 * leaf.RepetitionLevel; i < leaf.DefinitionLevel; i++)
        {
            field = new StructField(name, field);
        }

        for (int i = 0; i < leaf.RepetitionLevel; i++)
        {
            field = new ListField(name, field);
        }

        return field;
    }

    private static DataField CreateLeaf(ParquetNode leaf, string name) => leaf.PhysicalType switch
    {
        PhysicalType.BOOLEAN => new DataField(name, typeof(bool), isNullable: false),
        PhysicalType.INT32 => new DataField(name, typeof(int), isNullable: false),
        PhysicalType.INT64 => new DataField(name, typeof(long), isNullable: false),
        PhysicalType.FLOAT => new DataField(name, typeof(float), isNullable: false),
        PhysicalType.DOUBLE => new DataField(name, typeof(double), isNullable: false),
        PhysicalType.FIXED_LEN_BYTE_ARRAY =>
            new BigDecimalDataField(name, leaf.Annotation.Precision, leaf.Annotation.Scale, isNullable: false),
        _ => new DataField(name, typeof(byte[]), isNullable: false, isArray: false),
    };
}
