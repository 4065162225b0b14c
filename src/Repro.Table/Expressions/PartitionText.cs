using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Repro.Table.Schemas;

namespace Repro.Table.Expressions;

/// <summary>The text of typed values in <c>partitionValues</c>, both ways. Protocol: Partition Value
/// Serialization.</summary>
/// <remarks>
/// Two texts may name one value (<c>1</c> and <c>01</c>, two spellings of an instant): compare values, never texts.
/// Null, the
/// empty string and the empty binary are all null. The Hive escapes of directory names and the URI escapes of paths
/// are other
/// steps, taken elsewhere.
/// </remarks>
internal static class PartitionText
{
    /// <summary>Finds the text of a value; null is the text of null.</summary>
    /// <returns>False if the value has no text: a binary that is not UTF-8, or a time outside the years 1 to
    /// 9999.</returns>
    public static bool TryFormat(Literal? value, out string? text)
    {
        text = value switch
        {
            null => null,
            { Type: DecimalType type } => DecimalText.Format(value.Unscaled, type.Scale),
            { Type: PrimitiveType type } => FormatPrimitive(value, type.Kind),
            _ => throw new UnreachableException($"A literal of type {value.Type}."),
        };
        bool isNull = value is null || (text is null && value.Bytes.IsEmpty && IsBytes(value.Type));
        return isNull || text is not null;
    }

    /// <summary>Reads the text of a value of a type; the value of null and of the empty text is null.</summary>
    /// <returns>False if the text is none of the type, or the type cannot partition a table.</returns>
    public static bool TryParse(string? text, DataType type, out Literal? value)
    {
        value = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        value = type switch
        {
            DecimalType decimalType => DecimalText.TryParse(text, decimalType, out Int128 unscaled)
                ? Literal.OfDecimal(decimalType, unscaled)
                : null,
            PrimitiveType primitive => ParsePrimitive(text, primitive),
            _ => null,
        };
        return value is not null;
    }

    private static bool IsBytes(DataType type) =>
        type is PrimitiveType { Kind: PrimitiveKind.String or PrimitiveKind.Binary };

    private static string? FormatPrimitive(Literal value, PrimitiveKind kind)
    {
        switch (kind)
        {
            case PrimitiveKind.Byte or PrimitiveKind.Short or PrimitiveKind.Integer or PrimitiveKind.Long:
                return value.Integer.ToString(CultureInfo.InvariantCulture);
            case PrimitiveKind.Boolean:
                return value.Boolean ? "true" : "false";
            case PrimitiveKind.Float:
                return JavaNumberText.Format((float)value.Real);
            case PrimitiveKind.Double:
                return JavaNumberText.Format(value.Real);
            case PrimitiveKind.Date:
                return CalendarText.TryDate(value.Integer, out DateOnly date) ? CalendarText.Format(date) : null;
            case PrimitiveKind.Timestamp:
                return CalendarText.TryDateTime(value.Integer, DateTimeKind.Utc, out DateTime instant)
                    ? CalendarText.FormatIso(instant)
                    : null;
            case PrimitiveKind.TimestampNtz:
                return CalendarText.TryDateTime(value.Integer, DateTimeKind.Unspecified, out DateTime local)
                    ? CalendarText.FormatLocal(local)
                    : null;
            case PrimitiveKind.String or PrimitiveKind.Binary:
                return value.Bytes.IsEmpty || !Utf8.IsValid(value.Bytes) ? null : value.Text;
            default:
                throw new UnreachableException($"A literal of kind {kind}.");
        }
    }

    private static Literal? ParsePrimitive(string text, PrimitiveType type)
    {
        switch (type.Kind)
        {
            case PrimitiveKind.Byte:
                return ParseInteger(text, type, sbyte.MinValue, sbyte.MaxValue);
            case PrimitiveKind.Short:
                return ParseInteger(text, type, short.MinValue, short.MaxValue);
            case PrimitiveKind.Integer:
                return ParseInteger(text, type, int.MinValue, int.MaxValue);
            case PrimitiveKind.Long:
                return ParseInteger(text, type, long.MinValue, long.MaxValue);
            case PrimitiveKind.Boolean:
                return bool.TryParse(text, out bool truth) ? (Literal)truth : null;
            case PrimitiveKind.Float:
                return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float single) ? single : null;
            case PrimitiveKind.Double:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real) ? real : null;
            case PrimitiveKind.Date:
                return CalendarText.TryParseDate(text, out int days) ? Literal.OfInteger(type, days) : null;
            case PrimitiveKind.Timestamp:
                // Without a zone the text is in the zone of its writer, which the log does not tell: UTC.
                return CalendarText.TryParseTimestamp(text, out long instant, out _) ? Literal.OfInteger(type, instant) : null;
            case PrimitiveKind.TimestampNtz:
                return CalendarText.TryParseTimestamp(text, out long local, out bool hasZone) && !hasZone
                    ? Literal.OfInteger(type, local)
                    : null;
            case PrimitiveKind.String or PrimitiveKind.Binary:
                return Literal.OfBytes(type, Encoding.UTF8.GetBytes(text));
            default:
                return null;
        }
    }

    private static Literal? ParseInteger(string text, PrimitiveType type, long min, long max) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
        && value >= min && value <= max
            ? Literal.OfInteger(type, value)
            : null;
}
