using Apache.Arrow;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Arrow;

/// <summary>The Arrow form of Delta schemas: what every batch of this library looks like.</summary>
/// <remarks>
/// byte, short, integer, long are Int8 to Int64; float, double, boolean, string (Utf8), binary the types of that name;
/// decimal(p,s) is Decimal128; date is Date32; timestamp is Timestamp(µs, UTC), timestamp_ntz Timestamp(µs) without a zone;
/// void is Null; array, map and struct are List ("element"), Map ("key", "value") and Struct. Protocol: Primitive Types.
/// </remarks>
internal static partial class ArrowSchemas
{
    /// <summary>The name of the field of a list.</summary>
    public const string ElementName = "element";

    private static readonly ArrowTypes.TimestampType Instant = new(ArrowTypes.TimeUnit.Microsecond, "UTC");
    private static readonly ArrowTypes.TimestampType LocalTime = new(ArrowTypes.TimeUnit.Microsecond, (string?)null);

    /// <summary>Returns the schema of batches with the columns of a Delta schema, in its order.</summary>
    /// <exception cref="UnsupportedFeatureException">A column has a type that this library does not know.</exception>
    public static Schema ToArrowSchema(StructType schema) => new(schema.Fields.Select(ToArrowField), metadata: null);

    /// <summary>Returns the Arrow type of a Delta type.</summary>
    /// <exception cref="UnsupportedFeatureException">This library does not know the type.</exception>
    public static ArrowTypes.IArrowType ToArrowType(DataType type) => type switch
    {
        PrimitiveType primitive => ToArrowType(primitive.Kind),
        DecimalType d => new ArrowTypes.Decimal128Type(d.Precision, d.Scale),
        ArrayType array => new ArrowTypes.ListType(new Field(ElementName, ToArrowType(array.ElementType), array.ContainsNull)),
        MapType map => new ArrowTypes.MapType(
            new Field("key", ToArrowType(map.KeyType), nullable: false),
            new Field("value", ToArrowType(map.ValueType), map.ValueContainsNull)),
        StructType { Fields.Length: > 0 } nested => new ArrowTypes.StructType([.. nested.Fields.Select(ToArrowField)]),
        _ => throw Throw.DeltaTypeUnsupported(type.ToString()),
    };

    private static Field ToArrowField(StructField field) => new(field.Name, ToArrowType(field.Type), field.IsNullable);

    private static ArrowTypes.IArrowType ToArrowType(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.String => ArrowTypes.StringType.Default,
        PrimitiveKind.Long => ArrowTypes.Int64Type.Default,
        PrimitiveKind.Integer => ArrowTypes.Int32Type.Default,
        PrimitiveKind.Short => ArrowTypes.Int16Type.Default,
        PrimitiveKind.Byte => ArrowTypes.Int8Type.Default,
        PrimitiveKind.Float => ArrowTypes.FloatType.Default,
        PrimitiveKind.Double => ArrowTypes.DoubleType.Default,
        PrimitiveKind.Boolean => ArrowTypes.BooleanType.Default,
        PrimitiveKind.Binary => ArrowTypes.BinaryType.Default,
        PrimitiveKind.Date => ArrowTypes.Date32Type.Default,
        PrimitiveKind.Timestamp => Instant,
        PrimitiveKind.TimestampNtz => LocalTime,
        PrimitiveKind.Void => ArrowTypes.NullType.Default,
        _ => throw Throw.DeltaTypeUnsupported(kind.ToString()),
    };
}
