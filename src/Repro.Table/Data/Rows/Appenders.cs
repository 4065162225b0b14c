using System.Numerics;
using Repro.Table.Errors;
using Repro.Table.Expressions;
using Repro.Table.Schemas;

namespace Repro.Table.Data.Rows;

/// <summary>How values of each C# type are written; null where the column's type cannot hold all that the C# type
/// means.</summary>
internal static class Appenders
{
    public static Appender<TValue>? Integer<TValue>(ColumnTarget target)
        where TValue : struct, IBinaryInteger<TValue>, IMinMaxValue<TValue> => KindOf(target) switch
        {
            PrimitiveKind.Byte => Widen<TValue, sbyte>(target),
            PrimitiveKind.Short => Widen<TValue, short>(target),
            PrimitiveKind.Integer => Widen<TValue, int>(target),
            PrimitiveKind.Long => Widen<TValue, long>(target),
            _ => null,
        };

    public static Appender<bool>? Boolean(ColumnTarget target)
    {
        BooleanBuilder builder = new(target);
        return KindOf(target) == PrimitiveKind.Boolean ? new(builder, builder.Append) : null;
    }

    public static Appender<float>? Single(ColumnTarget target) => KindOf(target) switch
    {
        PrimitiveKind.Float => Fixed<float, float>(target, value => value),
        PrimitiveKind.Double => Fixed<float, double>(target, value => value),
        _ => null,
    };

    public static Appender<double>? Double(ColumnTarget target) =>
        KindOf(target) == PrimitiveKind.Double ? Fixed<double, double>(target, value => value) : null;

    public static Appender<decimal>? Decimal(ColumnTarget target) => target.Type is not DecimalType type
        ? null
        : Fixed<decimal, Int128>(target, value =>
            DecimalText.TryRescale(DecimalText.Unscale(value, out int scale), scale, type, out Int128 digits)
                ? digits
                : throw Throw.ValueDoesNotFit(
                    target.Path, type.ToString(), ((Literal)value).ToString(), "Round it, or give the column more digits."));

    public static Appender<DateOnly>? Date(ColumnTarget target) =>
        KindOf(target) == PrimitiveKind.Date ? Fixed<DateOnly, int>(target, CalendarText.DaysOf) : null;

    public static Appender<DateTimeOffset>? Instant(ColumnTarget target) => KindOf(target) == PrimitiveKind.Timestamp
        ? Fixed<DateTimeOffset, long>(target, value => Microseconds(value.UtcTicks, target))
        : null;

    public static Appender<DateTime>? DateAndTime(ColumnTarget target)
    {
        DateTimeKind? expected = KindOf(target) switch
        {
            PrimitiveKind.Timestamp => DateTimeKind.Utc,
            PrimitiveKind.TimestampNtz => DateTimeKind.Unspecified,
            _ => null,
        };
        return expected is null
            ? null
            : Fixed<DateTime, long>(target, value => value.Kind == expected
                ? Microseconds(value.Ticks, target)
                : throw Throw.WrongTimeKind(target.Path, target.Type.ToString(), value.Kind, expected.Value));
    }

    public static Appender<string>? Text(ColumnTarget target)
    {
        BytesBuilder builder = new(target);
        return KindOf(target) == PrimitiveKind.String ? new(builder, value => builder.Append(value)) : null;
    }

    public static Appender<Guid>? Identifier(ColumnTarget target)
    {
        BytesBuilder builder = new(target);
        return KindOf(target) != PrimitiveKind.String
            ? null
            : new(builder, value =>
            {
                Span<byte> text = stackalloc byte[36];
                value.TryFormat(text, out _);
                builder.Append(text);
            });
    }

    public static Appender<byte[]>? Bytes(ColumnTarget target)
    {
        BytesBuilder builder = new(target);
        return KindOf(target) == PrimitiveKind.Binary ? new(builder, value => builder.Append(value)) : null;
    }

    public static Appender<ReadOnlyMemory<byte>>? Memory(ColumnTarget target)
    {
        BytesBuilder builder = new(target);
        return KindOf(target) == PrimitiveKind.Binary ? new(builder, value => builder.Append(value.Span)) : null;
    }

    private static PrimitiveKind? KindOf(ColumnTarget target) => (target.Type as PrimitiveType)?.Kind;

    private static Appender<TValue> Fixed<TValue, TNumber>(ColumnTarget target, Func<TValue, TNumber> convert)
        where TNumber : unmanaged
    {
        FixedBuilder<TNumber> builder = new(target);
        return new(builder, value => builder.Append(convert(value)));
    }

    private static Appender<TValue>? Widen<TValue, TNumber>(ColumnTarget target)
        where TValue : struct, IBinaryInteger<TValue>, IMinMaxValue<TValue>
        where TNumber : unmanaged, IBinaryInteger<TNumber>, IMinMaxValue<TNumber>
    {
        bool holdsAll = long.CreateChecked(TValue.MinValue) >= long.CreateChecked(TNumber.MinValue)
            && long.CreateChecked(TValue.MaxValue) <= long.CreateChecked(TNumber.MaxValue);
        return holdsAll ? Fixed<TValue, TNumber>(target, TNumber.CreateTruncating) : null;
    }

    private static long Microseconds(long ticks, ColumnTarget target) =>
        CalendarText.TryMicrosecondsOf(ticks, out long microseconds)
            ? microseconds
            : throw Throw.ValueDoesNotFit(
                target.Path, target.Type.ToString(), "a time with a part below one microsecond", "Round it first.");
}
