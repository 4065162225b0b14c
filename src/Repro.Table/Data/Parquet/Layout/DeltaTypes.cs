using System.Collections.Immutable;
using Parquet.Meta;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using DecimalType = Repro.Table.Schemas.DecimalType;
using MapType = Repro.Table.Schemas.MapType;
using PhysicalType = Parquet.Meta.Type;

namespace Repro.Table.Data.Parquet.Layout;

/// <summary>Finds the schema of a table that holds what a file holds: for each column the smallest type that takes all its values.</summary>
/// <remarks>
/// <code>
/// UINT_8, UINT_16, UINT_32      short, integer, long
/// UINT_64                       long; a larger value fails when it is read
/// TIMESTAMP of any unit, INT96  timestamp, or timestamp_ntz if it is local; nanoseconds only if they are whole microseconds
/// bytes without a meaning       binary
/// </code>
/// What is required is NOT NULL. Protocol: Parquet and Delta data types.
/// </remarks>
internal sealed class DeltaTypes(string file)
{
    /// <summary>Returns the schema of a file.</summary>
    /// <exception cref="UnsupportedFeatureException">No type of a table holds a column.</exception>
    public StructType SchemaOf(ParquetNode root) => FieldsOf(root);

    private StructType FieldsOf(ParquetNode group) => new()
    {
        Fields = group.Children.Count > 0 ? [.. group.Children.Select(FieldOf)] : throw NotHeld(group),
    };

    private StructField FieldOf(ParquetNode node) => new()
    {
        Name = node.Name,
        Type = node.Repetition == FieldRepetitionType.REPEATED ? new ArrayType { ElementType = TypeOf(node), ContainsNull = false } : TypeOf(node),
        IsNullable = node.Repetition == FieldRepetitionType.OPTIONAL,
    };

    private DataType TypeOf(ParquetNode node) => node switch
    {
        { IsLeaf: true } => LeafOf(node),
        { Collection: ConvertedType.LIST } => ListOf(node),
        { Collection: ConvertedType.MAP } => MapOf(node),
        _ => FieldsOf(node),
    };

    private ArrayType ListOf(ParquetNode node)
    {
        ParquetNode repeated = ListShape.RepeatedOf(node) ?? throw NotHeld(node);
        ParquetNode element = ListShape.ElementOf(node, repeated);
        return new ArrayType { ElementType = TypeOf(element), ContainsNull = element.Repetition == FieldRepetitionType.OPTIONAL };
    }

    private MapType MapOf(ParquetNode node)
    {
        ImmutableArray<StructField> fields = FieldsOf(ListShape.RepeatedOf(node) ?? throw NotHeld(node)).Fields;
        return fields.Length == 2
            ? new MapType { KeyType = fields[0].Type, ValueType = fields[1].Type, ValueContainsNull = fields[1].IsNullable }
            : throw NotHeld(node);
    }

    private DataType LeafOf(ParquetNode leaf) => (leaf.PhysicalType, leaf.Annotation) switch
    {
        (PhysicalType.INT96, _) => DataType.Timestamp,
        (_, { Kind: AnnotationKind.Decimal, Precision: >= 1 and <= DecimalType.MaxPrecision } a) when a.Scale >= 0 && a.Scale <= a.Precision =>
            new DecimalType(a.Precision, a.Scale),
        (PhysicalType.BOOLEAN, { Kind: AnnotationKind.None }) => DataType.Boolean,
        (PhysicalType.FLOAT, { Kind: AnnotationKind.None }) => DataType.Float,
        (PhysicalType.DOUBLE, { Kind: AnnotationKind.None }) => DataType.Double,
        (PhysicalType.INT32, { Kind: AnnotationKind.Date }) => DataType.Date,
        (PhysicalType.INT64, { Kind: AnnotationKind.Timestamp } a) => a.IsInstant ? DataType.Timestamp : DataType.TimestampNtz,
        (PhysicalType.INT32, { Kind: AnnotationKind.None }) => DataType.Integer,
        (PhysicalType.INT32, { Kind: AnnotationKind.Integer } a) => IntegerOf(a),
        (PhysicalType.INT64, { Kind: AnnotationKind.None or AnnotationKind.Integer }) => DataType.Long,
        (PhysicalType.BYTE_ARRAY, { Kind: AnnotationKind.Text }) => DataType.String,
        (PhysicalType.BYTE_ARRAY or PhysicalType.FIXED_LEN_BYTE_ARRAY, { Kind: AnnotationKind.None }) => DataType.Binary,
        _ => throw NotHeld(leaf),
    };

    private static PrimitiveType IntegerOf(Annotation annotation) => annotation switch
    {
        { BitWidth: <= 8, IsSigned: true } => DataType.Byte,
        { BitWidth: <= 8 } or { BitWidth: <= 16, IsSigned: true } => DataType.Short,
        { BitWidth: <= 16 } or { IsSigned: true } => DataType.Integer,
        _ => DataType.Long,
    };

    private UnsupportedFeatureException NotHeld(ParquetNode node) =>
        Throw.FileColumnNotHeld(file, string.Join('.', node.Path), node.ToString());
}
