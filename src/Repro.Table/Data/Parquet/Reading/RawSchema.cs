using Parquet.Meta;
using Repro.Table.Data.Parquet.Layout;
using PhysicalType = Parquet.Meta.Type;

namespace Repro.Table.Data.Parquet.Reading;

/// <summary>Rewrites the schema of an opened file so that the library behind hands out plain physical values.</summary>
/// <remarks>
/// Annotations would make it convert: timestamps to <see cref="DateTime"/>, which ends in the years 1 and 9999, decimals to
/// types that round, text to UTF-16. And it does not know every shape of list. So each leaf becomes a chain of plain groups of its
/// own, with the names and the repetition of its ancestors, which keeps its path and its levels; INT96 becomes 12 bytes.
/// </remarks>
internal static class RawSchema
{
    private const int Int96SizeInBytes = 12;

    /// <summary>Rewrites the schema in place; the tree must have been read from it before.</summary>
    public static void Apply(FileMetaData metadata, ParquetNode root)
    {
        List<SchemaElement> leaves = [.. metadata.Schema.Skip(1).Where(e => e.Type is not null)];
        List<SchemaElement> schema = [new() { Name = root.Name, NumChildren = leaves.Count }];
        foreach (ParquetNode column in root.Children)
        {
            AddChains(column, [], leaves, schema);
        }

        metadata.Schema = schema;
        foreach (ColumnChunk chunk in metadata.RowGroups.SelectMany(g => g.Columns))
        {
            if (chunk.MetaData is { } column)
            {
                column.Statistics = null;
            }
        }
    }

    private static void AddChains(
        ParquetNode node, IReadOnlyList<ParquetNode> ancestors, List<SchemaElement> leaves, List<SchemaElement> schema)
    {
        if (!node.IsLeaf)
        {
            foreach (ParquetNode child in node.Children)
            {
                AddChains(child, [.. ancestors, node], leaves, schema);
            }

            return;
        }

        schema.AddRange(ancestors.Select(a => new SchemaElement { Name = a.Name, NumChildren = 1, RepetitionType = a.Repetition }));
        SchemaElement leaf = leaves[node.LeafIndex];
        leaf.ConvertedType = null;
        leaf.LogicalType = null;
        leaf.RepetitionType = node.Repetition;
        if (leaf.Type == PhysicalType.INT96)
        {
            leaf.Type = PhysicalType.FIXED_LEN_BYTE_ARRAY;
            leaf.TypeLength = Int96SizeInBytes;
        }

        schema.Add(leaf);
    }
}
