using Repro.Table.Data.Arrow;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;
using PhysicalType = Parquet.Meta.Type;

namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>Which leaves can be read as which type, and by what decoder. Protocol: Parquet, Type Widening.</summary>
internal static class LeafDecoders
{
    /// <summary>Chooses the decoder.</summary>
    /// <exception cref="SchemaMismatchException">The leaf cannot be read as the type.</exception>
    public static LeafDecoder Choose(LeafContext context) => context.Type switch
    {
        DecimalType type => ChooseDecimal(context, type) ?? throw context.Mismatch(),
        PrimitiveType { Kind: var kind } => Choose(context, kind) ?? throw context.Mismatch(),
        _ => throw context.Mismatch(),
    };

    private static LeafDecoder? Choose(LeafContext context, PrimitiveKind kind)
    {
        ParquetNode leaf = context.Leaf;
        bool isPlain = leaf.Annotation.Kind == AnnotationKind.None;
        return (kind, leaf.PhysicalType) switch
        {
            (PrimitiveKind.Byte, PhysicalType.INT32) => OfInt32<sbyte>(context, ArrowTypes.Int8Type.Default),
            (PrimitiveKind.Short, PhysicalType.INT32) => OfInt32<short>(context, ArrowTypes.Int16Type.Default),
            (PrimitiveKind.Integer, PhysicalType.INT32) => OfInt32<int>(context, ArrowTypes.Int32Type.Default),
            (PrimitiveKind.Long, PhysicalType.INT32) => OfInt32<long>(context, ArrowTypes.Int64Type.Default),
            (PrimitiveKind.Double, PhysicalType.INT32) => OfInt32<double>(context, ArrowTypes.DoubleType.Default),
            (PrimitiveKind.Long, PhysicalType.INT64) => OfInt64(context),
            (PrimitiveKind.Boolean, PhysicalType.BOOLEAN) => new BooleanDecoder(),
            (PrimitiveKind.Float, PhysicalType.FLOAT) => Of<float, float, Same<float>>(context, default),
            (PrimitiveKind.Double, PhysicalType.DOUBLE) => Of<double, double, Same<double>>(context, default),
            (PrimitiveKind.Double, PhysicalType.FLOAT) => Of<float, double, FloatToDouble>(context, default),
            (PrimitiveKind.Date, PhysicalType.INT32) when leaf.Annotation.Kind == AnnotationKind.Date =>
                Of<int, int, Days>(context, new Days(context)),
            (PrimitiveKind.TimestampNtz, PhysicalType.INT32) when leaf.Annotation.Kind == AnnotationKind.Date =>
                Of<int, long, DaysToMicroseconds>(context, new DaysToMicroseconds(context)),
            (PrimitiveKind.Timestamp or PrimitiveKind.TimestampNtz, PhysicalType.INT64 or PhysicalType.INT96) => OfTimestamp(context),
            (PrimitiveKind.String, PhysicalType.BYTE_ARRAY) when isPlain || leaf.Annotation.Kind == AnnotationKind.Text =>
                new BytesDecoder(ArrowTypes.StringType.Default),
            (PrimitiveKind.Binary, PhysicalType.BYTE_ARRAY) when isPlain || leaf.Annotation.Kind == AnnotationKind.Text =>
                new BytesDecoder(ArrowTypes.BinaryType.Default),
            (PrimitiveKind.Binary, PhysicalType.FIXED_LEN_BYTE_ARRAY) when isPlain => new BytesDecoder(ArrowTypes.BinaryType.Default),
            _ => null,
        };
    }

    private static FixedWidthDecoder<TIn, TOut, TConverter> Of<TIn, TOut, TConverter>(LeafContext context, TConverter converter)
        where TIn : struct
        where TOut : unmanaged
        where TConverter : struct, IValueConverter<TIn, TOut> =>
        new(ArrowSchemas.ToArrowType(context.Type), converter);

    private static LeafDecoder? OfInt32<T>(LeafContext context, ArrowTypes.IArrowType type)
        where T : unmanaged, System.Numerics.INumberBase<T> => context.Leaf.Annotation switch
        {
            { Kind: AnnotationKind.None } or { Kind: AnnotationKind.Integer, IsSigned: true } =>
                new FixedWidthDecoder<int, T, Signed<int, T>>(type, new Signed<int, T>(context)),
            { Kind: AnnotationKind.Integer } => new FixedWidthDecoder<int, T, Unsigned32<T>>(type, new Unsigned32<T>(context)),
            _ => null,
        };

    private static LeafDecoder? OfInt64(LeafContext context) => context.Leaf.Annotation switch
    {
        { Kind: AnnotationKind.None } or { Kind: AnnotationKind.Integer, IsSigned: true } => Of<long, long, Same<long>>(context, default),
        { Kind: AnnotationKind.Integer } => Of<long, long, Unsigned64>(context, new Unsigned64(context)),
        _ => null,
    };

    private static LeafDecoder? OfTimestamp(LeafContext context) => (context.Leaf.PhysicalType, context.Leaf.Annotation) switch
    {
        (PhysicalType.INT96, _) => Of<ReadOnlyMemory<byte>, long, Int96>(context, new Int96(context)),
        (_, { Kind: not AnnotationKind.Timestamp }) => null,
        (_, { Unit: ArrowTypes.TimeUnit.Millisecond }) => Of<long, long, Milliseconds>(context, new Milliseconds(context)),
        (_, { Unit: ArrowTypes.TimeUnit.Nanosecond }) => Of<long, long, Nanoseconds>(context, new Nanoseconds(context)),
        _ => Of<long, long, Microseconds>(context, new Microseconds(context)),
    };

    private static LeafDecoder? ChooseDecimal(LeafContext context, DecimalType type)
    {
        Annotation annotation = context.Leaf.Annotation;
        bool isWhole = annotation.Kind == AnnotationKind.None || annotation is { Kind: AnnotationKind.Integer, IsSigned: true };
        bool isNumber = context.Leaf.PhysicalType is PhysicalType.INT32 or PhysicalType.INT64;
        if (annotation.Kind != AnnotationKind.Decimal && !(isWhole && isNumber))
        {
            return null;
        }

        // A whole number has as many digits as fit its type; that each value has room is seen when it is read.
        if (annotation.Scale > type.Scale || annotation.Precision - annotation.Scale > type.Precision - type.Scale)
        {
            return null;
        }

        DecimalScaling scaling = DecimalScaling.To(type, annotation.Scale);
        return context.Leaf.PhysicalType switch
        {
            PhysicalType.INT32 => Of<int, Int128, DecimalOfNumber<int>>(context, new DecimalOfNumber<int>(context, scaling)),
            PhysicalType.INT64 => Of<long, Int128, DecimalOfNumber<long>>(context, new DecimalOfNumber<long>(context, scaling)),
            PhysicalType.BYTE_ARRAY or PhysicalType.FIXED_LEN_BYTE_ARRAY =>
                Of<ReadOnlyMemory<byte>, Int128, DecimalOfBytes>(context, new DecimalOfBytes(context, scaling)),
            _ => null,
        };
    }
}
