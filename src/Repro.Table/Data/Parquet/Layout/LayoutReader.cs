using Parquet.Meta;

namespace Repro.Table.Data.Parquet.Layout;

/// <summary>Builds the tree from the flat list of a footer, depth first.</summary>
internal static class LayoutReader
{
    private const int MaxDepth = 100;

    /// <summary>Builds the tree.</summary>
    /// <exception cref="InvalidDataException">The list does not make a tree.</exception>
    public static ParquetNode Read(IReadOnlyList<SchemaElement> elements)
    {
        ParquetNode root = new();
        int next = 1;
        int leafCount = 0;
        if (elements.Count == 0)
        {
            throw new InvalidDataException("it has no schema");
        }

        ReadChildren(elements, root, elements[0].NumChildren ?? 0, ref next, ref leafCount);
        return next == elements.Count ? root : throw new InvalidDataException("its schema has elements outside of the tree");
    }

    private static void ReadChildren(
        IReadOnlyList<SchemaElement> elements, ParquetNode parent, int count, ref int next, ref int leafCount)
    {
        for (int i = 0; i < count; i++)
        {
            if (next >= elements.Count || parent.Path.Count >= MaxDepth)
            {
                throw new InvalidDataException("its schema is not a tree, or nested too deeply");
            }

            SchemaElement element = elements[next++];
            bool isLeaf = element.Type is not null;
            ParquetNode node = new(parent, element.Name, element.RepetitionType ?? FieldRepetitionType.REQUIRED)
            {
                PhysicalType = element.Type,
                TypeLength = element.TypeLength ?? 0,
                Annotation = isLeaf ? AnnotationReader.Read(element) : Annotation.None,
                Collection = isLeaf ? null : CollectionOf(element),
                LeafIndex = isLeaf ? leafCount++ : -1,
            };
            ReadChildren(elements, node, isLeaf ? 0 : element.NumChildren ?? 0, ref next, ref leafCount);
        }
    }

    private static ConvertedType? CollectionOf(SchemaElement element) => element switch
    {
        { LogicalType.LIST: not null } or { ConvertedType: ConvertedType.LIST } => ConvertedType.LIST,
        { LogicalType.MAP: not null } or { ConvertedType: ConvertedType.MAP or ConvertedType.MAP_KEY_VALUE } => ConvertedType.MAP,
        _ => null,
    };
}
