using System.Buffers.Text;
using System.Globalization;

namespace Repro.Table.Cli.Values;

/// <summary>The spelling of values as text, for the types that .NET parses.</summary>
internal static class FieldText
{
    private const NumberStyles IntegerStyle = NumberStyles.AllowLeadingSign;
    private const NumberStyles FloatStyle =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static bool TryParseLong(ReadOnlySpan<byte> text, out long value) =>
        long.TryParse(text, IntegerStyle, CultureInfo.InvariantCulture, out value);

    public static bool TryParseInteger(ReadOnlySpan<byte> text, out int value) =>
        int.TryParse(text, IntegerStyle, CultureInfo.InvariantCulture, out value);

    public static bool TryParseShort(ReadOnlySpan<byte> text, out short value) =>
        short.TryParse(text, IntegerStyle, CultureInfo.InvariantCulture, out value);

    public static bool TryParseByte(ReadOnlySpan<byte> text, out sbyte value) =>
        sbyte.TryParse(text, IntegerStyle, CultureInfo.InvariantCulture, out value);

    /// <summary>Parses a double. A number too large for it does not fit, rather than becoming infinite.</summary>
    public static bool TryParseDouble(ReadOnlySpan<byte> text, out double value) =>
        TryParseNotFinite(text, out value)
        || (double.TryParse(text, FloatStyle, CultureInfo.InvariantCulture, out value) && double.IsFinite(value));

    /// <summary>Parses a float, by the rules of <see cref="TryParseDouble"/>.</summary>
    public static bool TryParseFloat(ReadOnlySpan<byte> text, out float value)
    {
        if (TryParseNotFinite(text, out double special))
        {
            value = (float)special;
            return true;
        }

        return float.TryParse(text, FloatStyle, CultureInfo.InvariantCulture, out value) && float.IsFinite(value);
    }

    /// <summary>Parses <c>true</c> and <c>false</c>, ignoring case.</summary>
    public static bool TryParseBoolean(ReadOnlySpan<byte> text, out bool value)
    {
        value = false;
        return text.Length is 4 or 5 && Utf8Parser.TryParse(text, out value, out int consumed) && consumed == text.Length;
    }

    /// <summary>Parses the spellings of .NET, Java and Python for what is not a finite number.</summary>
    public static bool TryParseNotFinite(ReadOnlySpan<byte> text, out double value)
    {
        (bool isKnown, value) = text switch
        {
            _ when text.SequenceEqual("NaN"u8) || text.SequenceEqual("nan"u8) => (true, double.NaN),
            _ when text.SequenceEqual("Infinity"u8) || text.SequenceEqual("inf"u8) => (true, double.PositiveInfinity),
            _ when text.SequenceEqual("-Infinity"u8) || text.SequenceEqual("-inf"u8) => (true, double.NegativeInfinity),
            _ => (false, 0d),
        };
        return isKnown;
    }
}
