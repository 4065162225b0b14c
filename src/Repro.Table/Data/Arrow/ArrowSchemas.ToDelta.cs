using Apache.Arrow;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Arrow;

/// <content>The way back, for schemas that a user's batches bring: unsigned integers widen, layouts of one type are one type.</content>
internal static partial class ArrowSchemas
{
    /// <summary>Returns the Delta schema that holds every value of batches with an Arrow schema.</summary>
    /// <exception cref="UnsupportedFeatureException">A column has a type without counterpart, for example a dictionary.</exception>
    public static StructType ToDeltaSchema(Schema schema) => new() { Fields = [.. schema.FieldsList.Select(f => ToDeltaField(f, f.Name))] };

    /// <summary>Returns the Delta type that holds every value of an Arrow type.</summary>
    /// <param name="type">The Arrow type.</param>
    /// <param name="path">The column, for messages.</param>
    /// <exception cref="UnsupportedFeatureException">There is no such type.</exception>
    public static DataType ToDeltaType(ArrowTypes.IArrowType type, string path) => type switch
    {
        ArrowTypes.Int8Type => DataType.Byte,
        ArrowTypes.Int16Type or ArrowTypes.UInt8Type => DataType.Short,
        ArrowTypes.Int32Type or ArrowTypes.UInt16Type => DataType.Integer,
        ArrowTypes.Int64Type or ArrowTypes.UInt32Type => DataType.Long,
        ArrowTypes.UInt64Type => new DecimalType(20, 0),
        ArrowTypes.HalfFloatType or ArrowTypes.FloatType => DataType.Float,
        ArrowTypes.DoubleType => DataType.Double,
        ArrowTypes.BooleanType => DataType.Boolean,
        ArrowTypes.StringType or ArrowTypes.LargeStringType or ArrowTypes.StringViewType => DataType.String,
        ArrowTypes.Decimal128Type d when d.Scale >= 0 && d.Scale <= d.Precision => new DecimalType(d.Precision, d.Scale),
        ArrowTypes.BinaryType or ArrowTypes.LargeBinaryType or ArrowTypes.BinaryViewType => DataType.Binary,
        ArrowTypes.FixedSizeBinaryType when type.TypeId == ArrowTypes.ArrowTypeId.FixedSizedBinary => DataType.Binary,
        ArrowTypes.Date32Type or ArrowTypes.Date64Type => DataType.Date,
        ArrowTypes.TimestampType t => t.IsTimeZoneAware ? DataType.Timestamp : DataType.TimestampNtz,
        ArrowTypes.NullType => DataType.Void,
        ArrowTypes.ListType list => ToDeltaArray(list.ValueField, path),
        ArrowTypes.LargeListType list => ToDeltaArray(list.ValueField, path),
        ArrowTypes.FixedSizeListType list => ToDeltaArray(list.ValueField, path),
        ArrowTypes.MapType map => new MapType
        {
            KeyType = ToDeltaType(map.KeyField.DataType, $"{path}.key"),
            ValueType = ToDeltaType(map.ValueField.DataType, $"{path}.value"),
            ValueContainsNull = map.ValueField.IsNullable,
        },
        ArrowTypes.StructType nested => new StructType
        {
            Fields = [.. nested.Fields.Select(f => ToDeltaField(f, $"{path}.{f.Name}"))],
        },
        _ => throw Throw.ArrowTypeUnsupported(path, type.Name),
    };

    private static ArrayType ToDeltaArray(Field element, string path) => new()
    {
        ElementType = ToDeltaType(element.DataType, $"{path}.{ElementName}"),
        ContainsNull = element.IsNullable,
    };

    private static StructField ToDeltaField(Field field, string path) => new()
    {
        Name = field.Name,
        Type = ToDeltaType(field.DataType, path),
        IsNullable = field.IsNullable,
    };
}
