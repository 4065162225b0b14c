using System.Globalization;
using System.Text;

namespace Repro.Table.Cli.Values;

/// <summary>Exact decimals as text: <c>[+-]digits[.digits]</c>, never through a floating point number.</summary>
internal static class DecimalText
{
    /// <summary>The most bytes of a text: sign, 39 digits, point.</summary>
    public const int MaxLength = 41;

    /// <summary>Parses UTF-8 text into an integer at a scale.</summary>
    /// <param name="text">The text, all of it.</param>
    /// <param name="precision">The most digits, 1 to 38.</param>
    /// <param name="scale">The digits behind the point that are kept.</param>
    /// <param name="unscaled">The value times ten to the power of <paramref name="scale"/>.</param>
    /// <returns>Whether it is a decimal that fits without loss: zeros may be dropped behind the scale, other digits not.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, int precision, int scale, out Int128 unscaled)
    {
        unscaled = 0;
        bool isNegative = text is [(byte)'-', ..];
        ReadOnlySpan<byte> digits = text is [(byte)'-' or (byte)'+', ..] ? text[1..] : text;
        int point = digits.IndexOf((byte)'.');
        ReadOnlySpan<byte> whole = (point < 0 ? digits : digits[..point]).TrimStart((byte)'0');
        ReadOnlySpan<byte> fraction = (point < 0 ? [] : digits[(point + 1)..]).TrimEnd((byte)'0');
        if (digits.IsEmpty || digits is [(byte)'.'] || fraction.Length > scale || whole.Length + scale > precision
            || !TryAppend(whole, ref unscaled) || !TryAppend(fraction, ref unscaled))
        {
            return false;
        }

        for (int i = fraction.Length; i < scale; i++)
        {
            unscaled *= 10;
        }

        unscaled = isNegative ? -unscaled : unscaled;
        return true;
    }

    /// <summary>Returns the plain text of a decimal, with all digits of its scale.</summary>
    public static string Of(Int128 unscaled, int scale)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(text[..Format(unscaled, scale, text)]);
    }

    /// <summary>Writes the plain text of a decimal as UTF-8, with all digits of its scale.</summary>
    /// <param name="unscaled">The value times ten to the power of <paramref name="scale"/>.</param>
    /// <param name="scale">The digits behind the point, at most 38.</param>
    /// <param name="destination">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The number of bytes.</returns>
    public static int Format(Int128 unscaled, int scale, Span<byte> destination)
    {
        // As many zeros as it takes to have a digit before the point.
        Span<byte> digits = stackalloc byte[MaxLength];
        Int128.Abs(unscaled).TryFormat(digits, out int count, "D" + (scale + 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int length = 0;
        if (unscaled < 0)
        {
            destination[length++] = (byte)'-';
        }

        digits[..(count - scale)].CopyTo(destination[length..]);
        length += count - scale;
        if (scale > 0)
        {
            destination[length++] = (byte)'.';
            digits[(count - scale)..count].CopyTo(destination[length..]);
            length += scale;
        }

        return length;
    }

    private static bool TryAppend(ReadOnlySpan<byte> digits, ref Int128 value)
    {
        foreach (byte b in digits)
        {
            if (!char.IsAsciiDigit((char)b))
            {
                return false;
            }

            value = (value * 10) + (b - '0');
        }

        return true;
    }
}
