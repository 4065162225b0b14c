using Parquet.Meta;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Parquet.Layout;

/// <summary>Reads what a schema element says of its meaning; the new spelling wins over the old one.</summary>
internal static class AnnotationReader
{
    /// <summary>Returns the annotation of a leaf.</summary>
    public static Annotation Read(SchemaElement element) =>
        element.LogicalType is { } logical ? Read(logical, element) : Read(element.ConvertedType, element);

    private static Annotation Read(LogicalType logical, SchemaElement element) => logical switch
    {
        { STRING: not null } or { ENUM: not null } or { JSON: not null } => Annotation.Text,
        { INTEGER: { } i } => new() { Kind = AnnotationKind.Integer, BitWidth = i.BitWidth, IsSigned = i.IsSigned },
        { DECIMAL: { } d } => new() { Kind = AnnotationKind.Decimal, Precision = d.Precision, Scale = d.Scale },
        { DATE: not null } => Annotation.Date,
        { TIMESTAMP: { } t } => new() { Kind = AnnotationKind.Timestamp, Unit = UnitOf(t.Unit), IsInstant = t.IsAdjustedToUTC },
        { UNKNOWN: not null } => Annotation.None,
        { BSON: not null } or { UUID: not null } or { TIME: not null } or { FLOAT16: not null } =>
            new() { Kind = AnnotationKind.Other },
        _ => Read(element.ConvertedType, element),
    };

    private static Annotation Read(ConvertedType? converted, SchemaElement element) => converted switch
    {
        null => Annotation.None,
        ConvertedType.UTF8 or ConvertedType.ENUM or ConvertedType.JSON => Annotation.Text,
        ConvertedType.INT_8 => Annotation.SignedInteger(8),
        ConvertedType.INT_16 => Annotation.SignedInteger(16),
        ConvertedType.INT_32 => Annotation.SignedInteger(32),
        ConvertedType.INT_64 => Annotation.SignedInteger(64),
        ConvertedType.UINT_8 => Annotation.SignedInteger(8) with { IsSigned = false },
        ConvertedType.UINT_16 => Annotation.SignedInteger(16) with { IsSigned = false },
        ConvertedType.UINT_32 => Annotation.SignedInteger(32) with { IsSigned = false },
        ConvertedType.UINT_64 => Annotation.SignedInteger(64) with { IsSigned = false },
        ConvertedType.DECIMAL =>
            new() { Kind = AnnotationKind.Decimal, Precision = element.Precision ?? 0, Scale = element.Scale ?? 0 },
        ConvertedType.DATE => Annotation.Date,
        ConvertedType.TIMESTAMP_MILLIS =>
            new() { Kind = AnnotationKind.Timestamp, Unit = ArrowTypes.TimeUnit.Millisecond, IsInstant = true },
        ConvertedType.TIMESTAMP_MICROS =>
            new() { Kind = AnnotationKind.Timestamp, Unit = ArrowTypes.TimeUnit.Microsecond, IsInstant = true },
        _ => new() { Kind = AnnotationKind.Other },
    };

    private static ArrowTypes.TimeUnit UnitOf(TimeUnit unit) => unit switch
    {
        { MILLIS: not null } => ArrowTypes.TimeUnit.Millisecond,
        { NANOS: not null } => ArrowTypes.TimeUnit.Nanosecond,
        _ => ArrowTypes.TimeUnit.Microsecond,
    };
}
