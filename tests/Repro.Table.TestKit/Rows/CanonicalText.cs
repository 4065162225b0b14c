using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Repro.Table.TestKit.Rows;

/// <summary>The one spelling of each value, whoever wrote it: two values are equal exactly when their texts are.</summary>
/// <remarks>
/// The notation is that of <c>../shared/conformance/README.md</c>, made unique: a float is the shortest text that gives the
/// double it widens to (so <c>1.0</c> and <c>1</c> are one double, <c>-0</c> and <c>0</c> are two), the fields of a struct
/// and the entries of a map are sorted.
/// </remarks>
internal static class CanonicalText
{
    public const string Null = "null";

    public static string Of(bool value) => value ? "true" : "false";

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(double value) => double.IsFinite(value)
        ? value.ToString("R", CultureInfo.InvariantCulture)
        : Quoted(value.ToString(CultureInfo.InvariantCulture));

    public static string Of(ReadOnlySpan<byte> value) => Quoted(Convert.ToBase64String(value));

    public static string Of(string value) =>
        Quoted(JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value);

    /// <summary>Spells a decimal with all digits of its scale.</summary>
    public static string OfDecimal(BigInteger unscaled, int scale)
    {
        string digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        string sign = unscaled.Sign < 0 ? "-" : string.Empty;
        return Quoted(scale == 0 ? sign + digits : $"{sign}{digits[..^scale]}.{digits[^scale..]}");
    }

    public static string OfDate(int daysSinceEpoch) => Quoted(
        DateOnly.FromDayNumber(DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + daysSinceEpoch)
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static string OfList(IEnumerable<string> elements) => $"[{string.Join(',', elements)}]";

    public static string OfMap(IEnumerable<(string Key, string Value)> entries) => OfList(
        entries.Select(e => $$"""{"key":{{e.Key}},"value":{{e.Value}}}""").Order(StringComparer.Ordinal));

    public static string OfStruct(IEnumerable<(string Name, string Value)> fields)
    {
        var text = new StringBuilder("{");
        foreach ((string name, string value) in fields.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            text.Append(text.Length == 1 ? string.Empty : ",").Append(Of(name)).Append(':').Append(value);
        }

        return text.Append('}').ToString();
    }

    private static string Quoted(string text) => $"\"{text}\"";
}
