using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Repro.Table.Expressions;
using Repro.Table.Schemas;

namespace Repro.Table.Tests.Scanning.Pruning;

/// <summary>Statistics as delta-rs and Spark write them where they differ from ours.</summary>
/// <remarks>
/// Seen in logs: NaN is left out of the bounds and infinity is null; floats are printed as doubles; decimals pass through a double;
/// times are cut to milliseconds, local ones have a space and no T; booleans have bounds.
/// </remarks>
internal static class ForeignStatistics
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Collect(StructType schema, object?[][] rows) => new JsonObject
    {
        ["nullCount"] = Each(schema, rows, (_, values) => values.Count(v => v is null)),
        ["maxValues"] = Each(schema, rows, (type, values) => Bound(type, values, isMax: true)),
        ["minValues"] = Each(schema, rows, (type, values) => Bound(type, values, isMax: false)),
        ["numRecords"] = rows.Length,
    }.ToJsonString(Options);

    private static JsonObject Each(StructType schema, object?[]?[] rows, Func<DataType, object?[], JsonNode?> statistic)
    {
        JsonObject result = [];
        for (int i = 0; i < schema.Fields.Length; i++)
        {
            int ordinal = i;
            object?[] values = [.. rows.Select(r => r?[ordinal])];
            result[schema.Fields[i].Name] = schema.Fields[i].Type is StructType nested
                ? Each(nested, [.. values.Select(v => v as object?[])], statistic)
                : statistic(schema.Fields[i].Type, values);
        }

        return result;
    }

    private static JsonNode? Bound(DataType type, object?[] values, bool isMax)
    {
        object[] present = [.. values.OfType<object>().Where(v => v is not (double.NaN or float.NaN or byte[]))];
        if (present.Length == 0)
        {
            return null;
        }

        if (present[0] is string)
        {
            IEnumerable<string> ordered = present.Cast<string>().OrderBy(s => System.Convert.ToHexString(Encoding.UTF8.GetBytes(s)), StringComparer.Ordinal);
            return isMax ? ordered.Last() : ordered.First();
        }

        object bound = isMax ? present.Max()! : present.Min()!;
        return (bound, type) switch
        {
            (Int128 digits, DecimalType d) => Number(double.Parse(DecimalText.Format(digits, d.Scale), CultureInfo.InvariantCulture)),
            (float f, _) => Number(f),
            (double f, _) => Number(f),
            (bool b, _) => b,
            (int days, PrimitiveType { Kind: PrimitiveKind.Date }) => new DateOnly(1970, 1, 1).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            (long micros, PrimitiveType { Kind: PrimitiveKind.Timestamp }) => Milliseconds(micros, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
            (long micros, PrimitiveType { Kind: PrimitiveKind.TimestampNtz }) => Milliseconds(micros, "yyyy-MM-dd HH:mm:ss.fff"),
            _ => System.Convert.ToInt64(bound, CultureInfo.InvariantCulture),
        };
    }

    private static JsonNode? Number(double value) => double.IsFinite(value)
        ? JsonNode.Parse(value.ToString("R", CultureInfo.InvariantCulture))
        : null;

    private static string Milliseconds(long micros, string format) =>
        DateTime.UnixEpoch.AddTicks(micros * 10).ToString(format, CultureInfo.InvariantCulture);
}
