using System.Buffers;
using System.Globalization;
using Repro.Table.Errors;
using Repro.Table.Schemas;

namespace Repro.Table.Expressions.Parsing;

/// <summary>The values that a condition can spell.</summary>
internal static class LiteralText
{
    private const NumberStyles NumberStyle = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly DecimalType Whole = new(DecimalType.MaxPrecision, 0);

    /// <summary>Reads a number: the narrowest of integer, long and decimal that holds its digits; a double where none does.</summary>
    /// <param name="number">The number.</param>
    /// <param name="sign">The sign before it: a minus, or empty.</param>
    public static Literal Number(Token number, string sign)
    {
        string text = sign + number.Value;
        if (!number.Value.AsSpan().ContainsAnyExceptInRange('0', '9')
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole))
        {
            return whole == (int)whole ? (Literal)(int)whole : whole;
        }

        if (!double.TryParse(text, NumberStyle, CultureInfo.InvariantCulture, out double real))
        {
            throw Throw.PredicateSyntax(number.Index, $"'{number.Value}' is no number.");
        }

        return ExactDecimal(text)
            ?? (double.IsFinite(real) ? real : throw Throw.PredicateSyntax(number.Index, $"the number {text} is too large."));
    }

    /// <summary>Reads a date.</summary>
    public static Literal Date(Token text) => CalendarText.TryParseDate(text.Value, out int days)
        ? Literal.OfInteger(DataType.Date, days)
        : throw Throw.PredicateSyntax(text.Index, $"'{text.Value}' is no date of the form yyyy-MM-dd.");

    /// <summary>Reads an instant; without a zone it is one of UTC.</summary>
    public static Literal Timestamp(Token text) => CalendarText.TryParseTimestamp(text.Value, out long microseconds, out _)
        ? Literal.OfInteger(DataType.Timestamp, microseconds)
        : throw Throw.PredicateSyntax(text.Index, $"'{text.Value}' is no timestamp of the form yyyy-MM-dd HH:mm:ss[.ffffff][Z or +HH:mm].");

    /// <summary>Reads a local time.</summary>
    public static Literal LocalTime(Token text) =>
        CalendarText.TryParseTimestamp(text.Value, out long microseconds, out bool hasZone) && !hasZone
            ? Literal.OfInteger(DataType.TimestampNtz, microseconds)
            : throw Throw.PredicateSyntax(text.Index, $"'{text.Value}' is no local time of the form yyyy-MM-dd HH:mm:ss[.ffffff].");

    /// <summary>Reads a text.</summary>
    public static Literal Text(Token text)
    {
        try
        {
            return text.Value;
        }
        catch (ArgumentException)
        {
            throw Throw.PredicateSyntax(text.Index, "the text holds half of a surrogate pair, which no table can hold.");
        }
    }

    /// <summary>Reads bytes.</summary>
    public static Literal Bytes(Token digits) =>
        digits.Value.Length % 2 == 0 && !digits.Value.AsSpan().ContainsAnyExcept(HexDigits)
            ? System.Convert.FromHexString(digits.Value)
            : throw Throw.PredicateSyntax(digits.Index, $"X'{digits.Value}' must hold pairs of hexadecimal digits.");

    /// <summary>Returns a decimal of the very digits, without zeros at their end; null if no decimal holds them.</summary>
    private static Literal? ExactDecimal(ReadOnlySpan<char> text)
    {
        int e = text.IndexOfAny('e', 'E');
        ReadOnlySpan<char> mantissa = e < 0 ? text : text[..e];
        int exponent = 0;
        if (e >= 0 && !int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return null;
        }

        int point = mantissa.IndexOf('.');
        string digits = mantissa.ToString().Replace(".", string.Empty, StringComparison.Ordinal);
        string significant = digits.TrimEnd('0');
        if (significant is "" or "-")
        {
            return 0m;
        }

        // The value is the significant digits, times ten to the power of minus the scale.
        long scale = (point < 0 ? 0L : mantissa.Length - point - 1) - exponent - (digits.Length - significant.Length);
        if (scale is < -DecimalType.MaxPrecision or > DecimalType.MaxPrecision)
        {
            return null;
        }

        string whole = significant.PadRight(significant.Length - (int)Math.Min(scale, 0), '0');
        scale = Math.Max(scale, 0);
        return DecimalText.TryParse(whole, Whole, out Int128 unscaled)
            ? Literal.OfDecimal(new DecimalType(Math.Max(DecimalText.CountDigits(unscaled), Math.Max((int)scale, 1)), (int)scale), unscaled)
            : null;
    }
}
