using System.Text;
using Repro.Table.Errors;
using Repro.Table.Schemas;

namespace Repro.Table.Expressions;

public sealed partial record Literal
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Makes an <c>integer</c>.</summary>
    public static implicit operator Literal(int value) => OfInteger(DataType.Integer, value);

    /// <summary>Makes a <c>long</c>.</summary>
    public static implicit operator Literal(long value) => OfInteger(DataType.Long, value);

    /// <summary>Makes a <c>boolean</c>.</summary>
    public static implicit operator Literal(bool value) => OfInteger(DataType.Boolean, value ? 1 : 0);

    /// <summary>Makes a <c>float</c>.</summary>
    public static implicit operator Literal(float value) => OfReal(DataType.Float, value);

    /// <summary>Makes a <c>double</c>.</summary>
    public static implicit operator Literal(double value) => OfReal(DataType.Double, value);

    /// <summary>Makes a decimal with the digits that the value has.</summary>
    public static implicit operator Literal(decimal value)
    {
        Int128 unscaled = DecimalText.Unscale(value, out int scale);
        int digits = DecimalText.CountDigits(unscaled);
        return OfDecimal(new DecimalType(Math.Max(Math.Max(digits, scale), 1), scale), unscaled);
    }

    /// <summary>Makes a <c>string</c>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null; ask for nulls with
    /// <see cref="ColumnReference.IsNull"/>.</exception>
    /// <exception cref="ArgumentException">It holds half of a surrogate pair, which no table can hold.</exception>
    public static implicit operator Literal(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        try
        {
            return OfBytes(DataType.String, StrictUtf8.GetBytes(value));
        }
        catch (EncoderFallbackException e)
        {
            throw new ArgumentException("The text holds half of a surrogate pair, so it has no UTF-8 form.", nameof(value), e);
        }
    }

    /// <summary>Makes a <c>binary</c>; the bytes are copied.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null; ask for nulls with
    /// <see cref="ColumnReference.IsNull"/>.</exception>
    public static implicit operator Literal(byte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return OfBytes(DataType.Binary, value.AsSpan().ToArray());
    }

    /// <summary>Makes a <c>string</c> of 32 lower-case hexadecimal digits and four hyphens, as records write a
    /// <see cref="Guid"/>.</summary>
    public static implicit operator Literal(Guid value) => value.ToString("D");

    /// <summary>Makes a <c>date</c>.</summary>
    public static implicit operator Literal(DateOnly value) =>
        OfInteger(DataType.Date, CalendarText.DaysOf(value));

    /// <summary>Makes a <c>timestamp</c>: the instant, whatever the offset.</summary>
    /// <exception cref="ArgumentException">The value has more than six digits of a second.</exception>
    public static implicit operator Literal(DateTimeOffset value) =>
        CalendarText.TryMicrosecondsOf(value.UtcTicks, out long microseconds)
            ? OfInteger(DataType.Timestamp, microseconds)
            : throw Throw.TooFineForMicroseconds(nameof(value));

    /// <summary>Makes a <c>timestamp</c> of UTC, or a <c>timestamp_ntz</c> of an unspecified kind.</summary>
    /// <exception cref="ArgumentException">The kind is local, or the value has more than six digits of a
    /// second.</exception>
    public static implicit operator Literal(DateTime value)
    {
        if (value.Kind == DateTimeKind.Local)
        {
            throw new ArgumentException(
                "A local time means another instant on another machine. Use ToUniversalTime() or a DateTimeOffset.", nameof(value));
        }

        return CalendarText.TryMicrosecondsOf(value.Ticks, out long microseconds)
            ? OfInteger(value.Kind == DateTimeKind.Utc ? DataType.Timestamp : DataType.TimestampNtz, microseconds)
            : throw Throw.TooFineForMicroseconds(nameof(value));
    }
}
