using System.Numerics;
using System.Text;
using Repro.Table.Errors;
using Repro.Table.Expressions;
using Repro.Table.Schemas;

namespace Repro.Table.Data.Rows;

/// <summary>How columns are read as each C# type; null where the column may hold what the C# type cannot
/// mean.</summary>
internal static class ColumnReaders
{
    /// <summary>Reads integer columns no wider than the one that this type makes; what an unsigned type cannot hold is
    /// refused.</summary>
    public static ColumnReader<TValue>? Integer<TValue>(ColumnSource source)
        where TValue : struct, IBinaryInteger<TValue>, IMinMaxValue<TValue>
    {
        Int128 max = Int128.CreateChecked(TValue.MaxValue);
        return KindOf(source) switch
        {
            PrimitiveKind.Byte => Checked<sbyte, TValue>(source),
            PrimitiveKind.Short when max > sbyte.MaxValue => Checked<short, TValue>(source),
            PrimitiveKind.Integer when max > short.MaxValue => Checked<int, TValue>(source),
            PrimitiveKind.Long when max > int.MaxValue => Checked<long, TValue>(source),
            _ => null,
        };
    }

    public static ColumnReader<bool>? Boolean(ColumnSource source) =>
        KindOf(source) == PrimitiveKind.Boolean ? new BooleanReader(source) : null;

    public static ColumnReader<float>? Single(ColumnSource source) =>
        KindOf(source) == PrimitiveKind.Float ? new FixedReader<float, float>(source, value => value) : null;

    public static ColumnReader<double>? Double(ColumnSource source) => KindOf(source) switch
    {
        PrimitiveKind.Double => new FixedReader<double, double>(source, value => value),
        PrimitiveKind.Float => new FixedReader<float, double>(source, value => value),
        _ => null,
    };

    public static ColumnReader<decimal>? Decimal(ColumnSource source) => source.Type is not DecimalType type
        ? null
        : new FixedReader<Int128, decimal>(source, digits =>
            DecimalText.TryDecimal(digits, type.Scale, out decimal value)
                ? value
                : throw Throw.ValueDoesNotFitMember(source.Path, nameof(Decimal), DecimalText.Format(digits, type.Scale)));

    public static ColumnReader<DateOnly>? Date(ColumnSource source) => KindOf(source) != PrimitiveKind.Date
        ? null
        : new FixedReader<int, DateOnly>(source, days =>
            CalendarText.TryDate(days, out DateOnly date)
                ? date
                : throw Throw.ValueDoesNotFitMember(source.Path, nameof(DateOnly), $"{days} days since 1970-01-01"));

    public static ColumnReader<DateTimeOffset>? Instant(ColumnSource source) => KindOf(source) == PrimitiveKind.Timestamp
        ? new FixedReader<long, DateTimeOffset>(source, value => new DateTimeOffset(Time(value, DateTimeKind.Utc, source)))
        : null;

    public static ColumnReader<DateTime>? DateAndTime(ColumnSource source) => KindOf(source) switch
    {
        PrimitiveKind.Timestamp => new FixedReader<long, DateTime>(source, value => Time(value, DateTimeKind.Utc, source)),
        PrimitiveKind.TimestampNtz =>
            new FixedReader<long, DateTime>(source, value => Time(value, DateTimeKind.Unspecified, source)),
        _ => null,
    };

    public static ColumnReader<string>? Text(ColumnSource source) =>
        KindOf(source) == PrimitiveKind.String ? new BytesReader<string>(source, Encoding.UTF8.GetString) : null;

    public static ColumnReader<Guid>? Identifier(ColumnSource source) => KindOf(source) != PrimitiveKind.String
        ? null
        : new BytesReader<Guid>(source, bytes =>
            Guid.TryParse(bytes, null, out Guid value)
                ? value
                : throw Throw.ValueDoesNotFitMember(source.Path, nameof(Guid), $"'{Encoding.UTF8.GetString(bytes)}'"));

    public static ColumnReader<byte[]>? Bytes(ColumnSource source) =>
        KindOf(source) == PrimitiveKind.Binary ? new BytesReader<byte[]>(source, bytes => bytes.ToArray()) : null;

    public static ColumnReader<ReadOnlyMemory<byte>>? Memory(ColumnSource source) =>
        KindOf(source) == PrimitiveKind.Binary
            ? new BytesReader<ReadOnlyMemory<byte>>(source, bytes => bytes.ToArray())
            : null;

    private static PrimitiveKind? KindOf(ColumnSource source) => (source.Type as PrimitiveType)?.Kind;

    private static FixedReader<TNumber, TValue> Checked<TNumber, TValue>(ColumnSource source)
        where TNumber : unmanaged, IBinaryInteger<TNumber>
        where TValue : struct, IBinaryInteger<TValue> => new(source, number =>
    {
        TValue value = TValue.CreateTruncating(number);
        return TNumber.CreateTruncating(value) == number && TValue.IsNegative(value) == TNumber.IsNegative(number)
            ? value
            : throw Throw.ValueDoesNotFitMember(source.Path, typeof(TValue).Name, $"{number}");
    });

    private static DateTime Time(long microseconds, DateTimeKind kind, ColumnSource source) =>
        CalendarText.TryDateTime(microseconds, kind, out DateTime time)
            ? time
            : throw Throw.ValueDoesNotFitMember(source.Path, nameof(DateTime), $"{microseconds} microseconds since 1970");
}
