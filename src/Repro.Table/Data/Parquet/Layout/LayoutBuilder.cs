using Parquet.Meta;
using Repro.Table.Data.Arrow;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;
using DecimalType = Repro.Table.Schemas.DecimalType;
using MapType = Repro.Table.Schemas.MapType;
using PhysicalType = Parquet.Meta.Type;

namespace Repro.Table.Data.Parquet.Layout;

/// <summary>Lays a Delta schema out as Parquet: the types and the shapes that the protocol wants written.</summary>
/// <remarks>
/// Lists are <c>list.element</c>, maps <c>key_value</c>; both are optional groups even where the column is NOT NULL, as other
/// writers do, which costs nothing. A void column is left out. Protocol: Parquet and Delta data types.
/// </remarks>
internal sealed class LayoutBuilder
{
    private int _leafCount;

    /// <summary>Builds the tree of a file.</summary>
    /// <exception cref="UnsupportedFeatureException">A type cannot be stored, or nothing is left to store.</exception>
    public static ParquetNode Build(StructType schema)
    {
        ParquetNode root = new();
        new LayoutBuilder().AddFields(root, schema, "(all)");
        return root;
    }

    private void AddFields(ParquetNode parent, StructType type, string path)
    {
        foreach (StructField field in type.Fields)
        {
            if (!IsVoid(field.Type))
            {
                Add(parent, field.Name, field.Type, field.IsNullable, parent.Path.Count == 0 ? field.Name : $"{path}.{field.Name}");
            }
        }

        if (parent.Children.Count == 0)
        {
            throw Throw.NotStorable(path, type.ToString(), "Parquet has no columns without fields, and void fields are not stored");
        }
    }

    private void Add(ParquetNode parent, string name, DataType type, bool isNullable, string path)
    {
        FieldRepetitionType repetition = isNullable ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED;
        switch (type)
        {
            case StructType nested:
                AddFields(new ParquetNode(parent, name, repetition), nested, path);
                break;
            case ArrayType array:
                ParquetNode list = Collection(parent, name, ConvertedType.LIST, "list");
                Add(list, ArrowSchemas.ElementName, NotVoid(array.ElementType, path), array.ContainsNull, $"{path}.element");
                break;
            case MapType map:
                ParquetNode entries = Collection(parent, name, ConvertedType.MAP, "key_value");
                Add(entries, "key", NotVoid(map.KeyType, path), isNullable: false, $"{path}.key");
                Add(entries, "value", NotVoid(map.ValueType, path), map.ValueContainsNull, $"{path}.value");
                break;
            default:
                AddLeaf(parent, name, repetition, type, path);
                break;
        }
    }

    private static ParquetNode Collection(ParquetNode parent, string name, ConvertedType kind, string repeatedName)
    {
        ParquetNode outer = new(parent, name, FieldRepetitionType.OPTIONAL) { Collection = kind };
        return new ParquetNode(outer, repeatedName, FieldRepetitionType.REPEATED);
    }

    private void AddLeaf(ParquetNode parent, string name, FieldRepetitionType repetition, DataType type, string path)
    {
        (PhysicalType physical, Annotation annotation) = type switch
        {
            DecimalType d => (PhysicalOf(d), new Annotation { Kind = AnnotationKind.Decimal, Precision = d.Precision, Scale = d.Scale }),
            PrimitiveType p => LeafOf(p.Kind, path),
            _ => throw Throw.NotStorable(path, type.ToString(), "this version of the library does not know the type"),
        };
        _ = new ParquetNode(parent, name, repetition)
        {
            PhysicalType = physical,
            Annotation = annotation,
            TypeLength = physical == PhysicalType.FIXED_LEN_BYTE_ARRAY
                ? global::Parquet.Data.BigDecimal.GetBufferSize(annotation.Precision)
                : 0,
            LeafIndex = _leafCount++,
        };
    }

    private static (PhysicalType Physical, Annotation Annotation) LeafOf(PrimitiveKind kind, string path) => kind switch
    {
        PrimitiveKind.Boolean => (PhysicalType.BOOLEAN, Annotation.None),
        PrimitiveKind.Byte => (PhysicalType.INT32, Annotation.SignedInteger(8)),
        PrimitiveKind.Short => (PhysicalType.INT32, Annotation.SignedInteger(16)),
        PrimitiveKind.Integer => (PhysicalType.INT32, Annotation.SignedInteger(32)),
        PrimitiveKind.Long => (PhysicalType.INT64, Annotation.None),
        PrimitiveKind.Float => (PhysicalType.FLOAT, Annotation.None),
        PrimitiveKind.Double => (PhysicalType.DOUBLE, Annotation.None),
        PrimitiveKind.String => (PhysicalType.BYTE_ARRAY, Annotation.Text),
        PrimitiveKind.Binary => (PhysicalType.BYTE_ARRAY, Annotation.None),
        PrimitiveKind.Date => (PhysicalType.INT32, Annotation.Date),
        PrimitiveKind.Timestamp => (PhysicalType.INT64, Microseconds(isInstant: true)),
        PrimitiveKind.TimestampNtz => (PhysicalType.INT64, Microseconds(isInstant: false)),
        _ => throw Throw.NotStorable(path, kind.ToString(), "this version of the library does not know the type"),
    };

    private static PhysicalType PhysicalOf(DecimalType type) => type.Precision switch
    {
        <= 9 => PhysicalType.INT32,
        <= 18 => PhysicalType.INT64,
        _ => PhysicalType.FIXED_LEN_BYTE_ARRAY,
    };

    private static Annotation Microseconds(bool isInstant) =>
        new() { Kind = AnnotationKind.Timestamp, Unit = ArrowTypes.TimeUnit.Microsecond, IsInstant = isInstant };

    private static DataType NotVoid(DataType type, string path) =>
        IsVoid(type) ? throw Throw.NotStorable(path, type.ToString(), "void is not stored inside of an array or a map") : type;

    private static bool IsVoid(DataType type) => type is PrimitiveType { Kind: PrimitiveKind.Void };
}
