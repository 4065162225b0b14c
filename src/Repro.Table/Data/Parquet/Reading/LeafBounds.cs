using System.Buffers.Binary;
using Repro.Table.Data.Parquet.Decoding;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Expressions;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;
using FooterStatistics = Parquet.Meta.Statistics;
using PhysicalType = Parquet.Meta.Type;

namespace Repro.Table.Data.Parquet.Reading;

/// <summary>Reads the bounds of a leaf in a row group as values of the column.</summary>
/// <remarks>
/// Only where unit and order are beyond doubt: signed whole numbers, days, timestamps of milliseconds or microseconds, and decimals
/// of the column's scale, all kept as 32 or 64 bits. The old fields <c>min</c> and <c>max</c> have no defined order and are ignored,
/// as are days and times before the limits of the file's calendar.
/// </remarks>
internal static class LeafBounds
{
    /// <summary>Returns the bounds; null if there are none that can be relied on.</summary>
    public static (Literal Min, Literal Max)? Read(ParquetNode leaf, DataType type, CalendarLimits calendar, FooterStatistics statistics) =>
        ReadNumber(leaf, statistics.MinValue) is { } min
        && ReadNumber(leaf, statistics.MaxValue) is { } max
        && ToLiteral(leaf, type, calendar, min) is { } least
        && ToLiteral(leaf, type, calendar, max) is { } greatest
            ? (least, greatest)
            : null;

    private static long? ReadNumber(ParquetNode leaf, byte[]? bytes) => (leaf.PhysicalType, bytes) switch
    {
        (PhysicalType.INT32, { Length: sizeof(int) }) => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        (PhysicalType.INT64, { Length: sizeof(long) }) => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        _ => null,
    };

    private static Literal? ToLiteral(ParquetNode leaf, DataType type, CalendarLimits calendar, long number) => (type, leaf.Annotation) switch
    {
        (PrimitiveType { Kind: PrimitiveKind.Byte or PrimitiveKind.Short or PrimitiveKind.Integer or PrimitiveKind.Long },
            { Kind: AnnotationKind.None } or { Kind: AnnotationKind.Integer, IsSigned: true }) => Literal.OfInteger(type, number),
        (PrimitiveType { Kind: PrimitiveKind.Date }, { Kind: AnnotationKind.Date }) =>
            number >= calendar.Day ? Literal.OfInteger(type, number) : null,
        (PrimitiveType { Kind: PrimitiveKind.Timestamp or PrimitiveKind.TimestampNtz },
            { Kind: AnnotationKind.Timestamp, Unit: ArrowTypes.TimeUnit.Microsecond }) =>
            number >= calendar.Microseconds ? Literal.OfInteger(type, number) : null,
        (PrimitiveType { Kind: PrimitiveKind.Timestamp or PrimitiveKind.TimestampNtz },
            { Kind: AnnotationKind.Timestamp, Unit: ArrowTypes.TimeUnit.Millisecond }) =>
            Int128.Abs(number) < long.MaxValue / 1000 && number * 1000 >= calendar.Microseconds ? Literal.OfInteger(type, number * 1000) : null,
        (DecimalType wanted, { Kind: AnnotationKind.Decimal } annotation) when annotation.Scale == wanted.Scale =>
            Literal.OfDecimal(wanted, number),
        _ => null,
    };
}
