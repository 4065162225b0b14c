using System.Globalization;
using System.Text.Json.Nodes;

namespace Repro.Table.Cli.Json;

/// <summary>Numbers in JSON, which every reader takes for doubles.</summary>
internal static class JsonNumber
{
    private const long MaxExact = 1L << 53;

    /// <summary>Returns an integer as a number, or as text where a double would change it.</summary>
    public static JsonNode Of(long value) => value is >= -MaxExact and <= MaxExact
        ? JsonValue.Create(value)
        : JsonValue.Create(value.ToString(CultureInfo.InvariantCulture))!; // of a string that is not null

    /// <summary>Returns a fraction as a number, or as text, for example <c>NaN</c>, where JSON has no number.</summary>
    public static JsonNode Of(double value) => double.IsFinite(value)
        ? JsonValue.Create(value)
        : JsonValue.Create(value.ToString(CultureInfo.InvariantCulture))!; // of a string that is not null

    /// <summary>Returns a float with its own shortest digits, not with those of the double that is nearest to it.</summary>
    public static JsonNode Of(float value) => float.IsFinite(value)
        ? Of(double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))
        : Of((double)value);

    /// <summary>Returns the ECMAScript spelling of a number, which RFC 8785 asks for.</summary>
    public static string Canonical(string number)
    {
        double value = double.Parse(number, CultureInfo.InvariantCulture);
        if (value == 0)
        {
            return "0"; // also for -0
        }

        (string digits, int exponent) = Digits(Math.Abs(value));
        string sign = value < 0 ? "-" : string.Empty;
        return sign + exponent switch
        {
            >= 0 and < 21 when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0'),
            >= 0 and < 21 => digits.Insert(exponent + 1, "."),
            < 0 and >= -6 => "0." + new string('0', -exponent - 1) + digits,
            _ => Scientific(digits, exponent),
        };
    }

    // The shortest digits without zeros at either end, and the power of ten of the first one.
    private static (string Digits, int Exponent) Digits(double value)
    {
        string[] parts = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        int exponent = parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        int point = parts[0].IndexOf('.', StringComparison.Ordinal);
        int whole = point < 0 ? parts[0].Length : point;
        string all = parts[0].Replace(".", string.Empty, StringComparison.Ordinal);
        string digits = all.TrimStart('0');
        return (digits.TrimEnd('0'), exponent + whole - 1 - (all.Length - digits.Length));
    }

    private static string Scientific(string digits, int exponent)
    {
        string mantissa = digits.Length == 1 ? digits : digits.Insert(1, ".");
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}");
    }
}
