using Apache.Arrow;
using Apache.Arrow.Types;

namespace Repro.Table.TestKit.Rows;

/// <summary>The Arrow types that a caller of the library would choose for Delta types.</summary>
internal static class ArrowSchemas
{
    public static Schema Of(Schemas.StructType schema) => new(Fields(schema), metadata: null);

    public static IArrowType Of(Schemas.DataType type) => type switch
    {
        Schemas.PrimitiveType primitive => Of(primitive.Kind),
        Schemas.DecimalType number => new Decimal128Type(number.Precision, number.Scale),
        Schemas.ArrayType list => new ListType(new Field("element", Of(list.ElementType), list.ContainsNull)),
        Schemas.MapType map => new MapType(
            new Field("key", Of(map.KeyType), nullable: false),
            new Field("value", Of(map.ValueType), map.ValueContainsNull)),
        Schemas.StructType nested => new StructType(Fields(nested)),
        _ => throw new NotSupportedException($"{type} has no Arrow type here."),
    };

    private static List<Field> Fields(Schemas.StructType schema) =>
        [.. schema.Fields.Select(field => new Field(field.Name, Of(field.Type), field.IsNullable))];

    private static IArrowType Of(Schemas.PrimitiveKind kind) => kind switch
    {
        Schemas.PrimitiveKind.String => StringType.Default,
        Schemas.PrimitiveKind.Long => Int64Type.Default,
        Schemas.PrimitiveKind.Integer => Int32Type.Default,
        Schemas.PrimitiveKind.Short => Int16Type.Default,
        Schemas.PrimitiveKind.Byte => Int8Type.Default,
        Schemas.PrimitiveKind.Float => FloatType.Default,
        Schemas.PrimitiveKind.Double => DoubleType.Default,
        Schemas.PrimitiveKind.Boolean => BooleanType.Default,
        Schemas.PrimitiveKind.Binary => BinaryType.Default,
        Schemas.PrimitiveKind.Date => Date32Type.Default,
        Schemas.PrimitiveKind.Timestamp => new TimestampType(TimeUnit.Microsecond, "UTC"),
        Schemas.PrimitiveKind.TimestampNtz => new TimestampType(TimeUnit.Microsecond, timezone: (string?)null),
        _ => throw new NotSupportedException($"{kind} has no Arrow type here."),
    };
}
