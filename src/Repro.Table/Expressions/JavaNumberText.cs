using System.Globalization;

namespace Repro.Table.Expressions;

/// <summary>Floats in the form of Java's <c>toString</c>, which engines write into the log.</summary>
/// <remarks>
/// Plain digits in [1e-3, 1e7), else <c>d.dddE±x</c>; always a digit behind the point. The digits are the shortest
/// that read
/// back as the same number. -0.0 is written as <c>0.0</c>: rows treat both as one value.
/// </remarks>
internal static class JavaNumberText
{
    private const int MaxPlainExponent = 7;
    private const int MinPlainExponent = -3;

    public static string Format(double value) =>
        Special(value) ?? Arrange(value.ToString("R", CultureInfo.InvariantCulture));

    public static string Format(float value) =>
        Special(value) ?? Arrange(value.ToString("R", CultureInfo.InvariantCulture));

    private static string? Special(double value) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        0 => "0.0",
        _ => null,
    };

    /// <summary>Lays the digits of .NET's shortest form out as Java does.</summary>
    private static string Arrange(string shortest)
    {
        string sign = shortest[0] == '-' ? "-" : string.Empty;
        string magnitude = shortest[sign.Length..];
        int e = magnitude.IndexOf('E', StringComparison.Ordinal);
        string mantissa = e < 0 ? magnitude : magnitude[..e];
        int power = e < 0 ? 0 : int.Parse(magnitude.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        int wholeDigits = point < 0 ? mantissa.Length : point;

        // value = 0.digits * 10^(exponent + 1), so that digits[0] stands before the point of the scientific form.
        string allDigits = mantissa.Replace(".", string.Empty, StringComparison.Ordinal);
        string digits = allDigits.TrimStart('0');
        int exponent = power + wholeDigits - 1 - (allDigits.Length - digits.Length);
        digits = digits.TrimEnd('0');

        return exponent switch
        {
            < MinPlainExponent or >= MaxPlainExponent =>
                $"{sign}{digits[0]}.{OrZero(digits[1..])}E{exponent.ToString(CultureInfo.InvariantCulture)}",
            < 0 => $"{sign}0.{new string('0', -exponent - 1)}{digits}",
            _ when digits.Length <= exponent + 1 => $"{sign}{digits.PadRight(exponent + 1, '0')}.0",
            _ => $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}",
        };
    }

    private static string OrZero(string digits) => digits.Length == 0 ? "0" : digits;
}
