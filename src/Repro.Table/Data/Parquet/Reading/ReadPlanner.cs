using Parquet.Meta;
using Repro.Table.Data.Arrow;
using Repro.Table.Data.Parquet.Decoding;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;
using MapType = Repro.Table.Schemas.MapType;

namespace Repro.Table.Data.Parquet.Reading;

/// <summary>Joins what is asked for with what a file has: the request decides the types, the file the shapes.</summary>
/// <remarks>Where the elements of a list are: <see cref="ListShape"/>.</remarks>
internal sealed class ReadPlanner(string file, CalendarLimits calendar)
{
    /// <summary>Plans the columns of a request.</summary>
    /// <exception cref="SchemaMismatchException">A column of the file cannot be read as the type asked for.</exception>
    /// <exception cref="UnsupportedFeatureException">A type asked for is not known.</exception>
    public IReadOnlyList<ReadNode> Plan(ParquetNode root, StructType schema) => PlanFields(root, schema, path: null, slotLevel: 0);

    private ReadNode[] PlanFields(ParquetNode group, StructType type, string? path, int slotLevel) =>
        [.. type.Fields.Select(field => group.Find(field.Name) is { } node
            ? Plan(node, field.Type, FieldMatcher.PathOf(path, field.Name), slotLevel, isElement: false)
            : new MissingNode(ArrowSchemas.ToArrowType(field.Type)))];

    /// <summary>Plans one node.</summary>
    /// <param name="node">The node of the file.</param>
    /// <param name="type">The type asked for.</param>
    /// <param name="path">The column, for messages.</param>
    /// <param name="slotLevel">The definition level of the nearest repeated node around it.</param>
    /// <param name="isElement">Whether the node is a repeated one whose repetition belongs to the list around it.</param>
    private ReadNode Plan(ParquetNode node, DataType type, string path, int slotLevel, bool isElement)
    {
        bool isBareList = node.Repetition == FieldRepetitionType.REPEATED && !isElement;
        return type switch
        {
            PrimitiveType { Kind: PrimitiveKind.Void } => new MissingNode(ArrowTypes.NullType.Default),
            UnsupportedType => throw Throw.DeltaTypeUnsupported(type.ToString()),
            ArrayType array => PlanList(node, array, path, slotLevel, isBareList),
            _ when isBareList => throw Mismatch(node, type, path),
            MapType map => PlanMap(node, map, path, slotLevel),
            StructType nested => PlanStruct(node, nested, path, slotLevel),
            _ when node.IsLeaf => PlanLeaf(node, type, path, slotLevel),
            _ => throw Mismatch(node, type, path),
        };
    }

    private LeafNode PlanLeaf(ParquetNode node, DataType type, string path, int slotLevel)
    {
        LeafContext context = new() { File = file, Column = path, Type = type, Leaf = node, Calendar = calendar };
        return new LeafNode(node, LeafDecoders.Choose(context), slotLevel);
    }

    private StructNode PlanStruct(ParquetNode node, StructType type, string path, int slotLevel)
    {
        if (node.IsLeaf || node.Collection is not null)
        {
            throw Mismatch(node, type, path);
        }

        return new StructNode(
            ArrowSchemas.ToArrowType((DataType)type), node, WitnessOf(node), PlanFields(node, type, path, slotLevel), slotLevel);
    }

    private ListNode PlanList(ParquetNode node, ArrayType type, string path, int slotLevel, bool isBareList)
    {
        ParquetNode repeated = isBareList ? node : RepeatedOf(node, type, path);
        ParquetNode element = isBareList ? node : ListShape.ElementOf(node, repeated);
        ListLevels levels = new(repeated, WitnessOf(repeated), slotLevel, isBareList ? slotLevel : node.DefinitionLevel);
        ReadNode elements = Plan(
            element, type.ElementType, $"{path}.{ArrowSchemas.ElementName}", repeated.DefinitionLevel, ReferenceEquals(element, repeated));
        return new ListNode((ArrowTypes.ListType)ArrowSchemas.ToArrowType(type), levels, elements);
    }

    private MapNode PlanMap(ParquetNode node, MapType type, string path, int slotLevel)
    {
        ParquetNode entry = RepeatedOf(node, type, path);
        if (entry.Children.Count is 0 or > 2)
        {
            throw Mismatch(node, type, path);
        }

        int entryLevel = entry.DefinitionLevel;
        ReadNode value = entry.Children.Count == 1
            ? new MissingNode(ArrowSchemas.ToArrowType(type.ValueType))
            : Plan(entry.Children[1], type.ValueType, $"{path}.value", entryLevel, isElement: false);
        return new MapNode(
            (ArrowTypes.MapType)ArrowSchemas.ToArrowType(type),
            new ListLevels(entry, WitnessOf(entry), slotLevel, node.DefinitionLevel),
            Plan(entry.Children[0], type.KeyType, $"{path}.key", entryLevel, isElement: false),
            value);
    }

    private ParquetNode RepeatedOf(ParquetNode node, DataType type, string path) =>
        ListShape.RepeatedOf(node) ?? throw Mismatch(node, type, path);

    /// <summary>Chooses the leaf that tells of a group whether it is there: one that repeats least, since it is the smallest.</summary>
    private int WitnessOf(ParquetNode group) =>
        group.Leaves().MinBy(l => l.RepetitionLevel)?.LeafIndex
        ?? throw Throw.DataFileCorrupt(file, $"the group '{string.Join('.', group.Path)}' has no columns");

    private SchemaMismatchException Mismatch(ParquetNode node, DataType type, string path) =>
        Throw.FileColumnMismatch(file, path, type.ToString(), node.ToString());
}
