using System.Globalization;
using Repro.Table.Schemas;

namespace Repro.Table.Expressions;

/// <summary>Exact decimals of up to 38 digits: an integer and a scale.</summary>
internal static class DecimalText
{
    private static readonly Int128[] Powers = MakePowers();

    /// <summary>Returns 10 to the power of 0 to 38.</summary>
    public static Int128 PowerOfTen(int exponent) => Powers[exponent];

    /// <summary>Returns the digits of a number; 1 for zero.</summary>
    public static int CountDigits(Int128 value)
    {
        int digits = 1;
        while (digits < Powers.Length && (value >= Powers[digits] || value <= -Powers[digits]))
        {
            digits++;
        }

        return digits;
    }

    /// <summary>Splits a .NET decimal into its digits and their scale, without the zeros at its end.</summary>
    public static Int128 Unscale(decimal value, out int scale)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        scale = (parts[3] >> 16) & 0x7F;
        Int128 digits = new((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        while (scale > 0 && digits % 10 == 0)
        {
            digits /= 10;
            scale--;
        }

        return parts[3] < 0 ? -digits : digits;
    }

    /// <summary>Moves digits to another scale and checks that they fit; false if a digit would be lost.</summary>
    public static bool TryRescale(Int128 unscaled, int scale, DecimalType type, out Int128 result)
    {
        result = unscaled;
        if (scale > type.Scale)
        {
            (result, Int128 lost) = Int128.DivRem(unscaled, Powers[Math.Min(scale - type.Scale, DecimalType.MaxPrecision)]);
            return lost == 0 && CountDigits(result) <= type.Precision;
        }

        int shift = type.Scale - scale;
        if (unscaled != 0 && CountDigits(unscaled) + shift > type.Precision)
        {
            return false;
        }

        result = unscaled * Powers[shift];
        return true;
    }

    /// <summary>Finds the .NET decimal of the same value; false if it has more digits than that type can
    /// hold.</summary>
    public static bool TryDecimal(Int128 unscaled, int scale, out decimal value)
    {
        UInt128 digits = (UInt128)Int128.Abs(unscaled);
        while (scale > 0 && (digits >> 96 != 0 || scale > 28))
        {
            (digits, UInt128 lost) = UInt128.DivRem(digits, 10);
            scale--;
            if (lost != 0)
            {
                value = 0;
                return false;
            }
        }

        bool fits = digits >> 96 == 0;
        value = fits
            ? new decimal((int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), unscaled < 0, (byte)scale)
            : 0;
        return fits;
    }

    /// <summary>Formats plain digits with the full scale, such as <c>1.230000</c>.</summary>
    public static string Format(Int128 unscaled, int scale)
    {
        string digits = Int128.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        string sign = unscaled < 0 ? "-" : string.Empty;
        int point = digits.Length - scale;
        return scale == 0 ? sign + digits : $"{sign}{digits.AsSpan(0, point)}.{digits.AsSpan(point)}";
    }

    /// <summary>Reads plain digits; false if they do not fit the type exactly.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, DecimalType type, out Int128 unscaled)
    {
        unscaled = 0;
        bool isNegative = text.StartsWith('-');
        ReadOnlySpan<char> rest = isNegative || text.StartsWith('+') ? text[1..] : text;
        int point = rest.IndexOf('.');
        ReadOnlySpan<char> whole = (point < 0 ? rest : rest[..point]).TrimStart('0');
        ReadOnlySpan<char> fraction = point < 0 ? [] : rest[(point + 1)..].TrimEnd('0');
        if (rest.IndexOfAnyInRange('0', '9') < 0 || whole.Length + fraction.Length > DecimalType.MaxPrecision)
        {
            return false;
        }

        if (!TryAppend(whole, ref unscaled) || !TryAppend(fraction, ref unscaled))
        {
            return false;
        }

        unscaled = isNegative ? -unscaled : unscaled;
        return TryRescale(unscaled, fraction.Length, type, out unscaled);
    }

    private static bool TryAppend(ReadOnlySpan<char> digits, ref Int128 number)
    {
        foreach (char c in digits)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            number = (number * 10) + (c - '0');
        }

        return true;
    }

    private static Int128[] MakePowers()
    {
        Int128[] powers = new Int128[DecimalType.MaxPrecision + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
