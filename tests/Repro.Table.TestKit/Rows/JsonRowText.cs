using System.Globalization;
using System.Text.Json;
using Repro.Table.Schemas;

namespace Repro.Table.TestKit.Rows;

/// <summary>Spells rows that a peer wrote as JSON, by the table's schema.</summary>
/// <remarks>
/// What does not fit the schema keeps its own spelling, so that it differs from every right row instead of being bent to fit:
/// <c>1.0</c> for an integer, a column too many. A field that a row leaves out is null.
/// </remarks>
internal static class JsonRowText
{
    public static string Of(DataType? type, JsonElement value) => (type, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => CanonicalText.Null,
        (PrimitiveType { Kind: PrimitiveKind.Float }, JsonValueKind.Number) =>
            CanonicalText.Of((double)float.Parse(value.GetRawText(), CultureInfo.InvariantCulture)),
        (PrimitiveType { Kind: PrimitiveKind.Double }, JsonValueKind.Number) =>
            CanonicalText.Of(double.Parse(value.GetRawText(), CultureInfo.InvariantCulture)),
        (ArrayType list, JsonValueKind.Array) =>
            CanonicalText.OfList(value.EnumerateArray().Select(e => Of(list.ElementType, e))),
        (MapType map, JsonValueKind.Array) => CanonicalText.OfMap(value.EnumerateArray().Select(
            e => (Of(map.KeyType, e.GetProperty("key")), Of(map.ValueType, e.GetProperty("value"))))),
        (StructType fields, JsonValueKind.Object) =>
            CanonicalText.OfStruct(Known(fields, value).Concat(Unknown(fields, value))),
        (_, JsonValueKind.String) => CanonicalText.Of(value.ToString()),
        _ => value.GetRawText(),
    };

    private static IEnumerable<(string Name, string Value)> Known(StructType fields, JsonElement value)
    {
        foreach (StructField field in fields.Fields)
        {
            bool isGiven = value.TryGetProperty(field.Name, out JsonElement member);
            yield return (field.Name, isGiven ? Of(field.Type, member) : CanonicalText.Null);
        }
    }

    private static IEnumerable<(string Name, string Value)> Unknown(StructType fields, JsonElement value) =>
        from member in value.EnumerateObject()
        where !fields.Fields.Any(field => field.Name == member.Name)
        select (member.Name, Of(type: null, member.Value));
}
