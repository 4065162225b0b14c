using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Repro.Table.Cli.Json;

/// <summary>JSON in the form of RFC 8785: no white space, members in order of UTF-16 code units, one spelling of every value.</summary>
/// <remarks>Equal documents are equal text, so a script may compare or hash what it got.</remarks>
internal static class CanonicalJson
{
    public static string Of(JsonNode? node)
    {
        StringBuilder json = new();
        Append(json, node);
        return json.ToString();
    }

    private static void Append(StringBuilder json, JsonNode? node)
    {
        switch (node)
        {
            case null:
                json.Append("null");
                break;
            case JsonObject members:
                AppendObject(json, members);
                break;
            case JsonArray elements:
                AppendArray(json, elements);
                break;
            default:
                AppendValue(json, node.AsValue());
                break;
        }
    }

    private static void AppendObject(StringBuilder json, JsonObject members)
    {
        json.Append('{');
        string separator = string.Empty;
        foreach ((string name, JsonNode? value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            json.Append(separator);
            AppendString(json, name);
            json.Append(':');
            Append(json, value);
            separator = ",";
        }

        json.Append('}');
    }

    private static void AppendArray(StringBuilder json, JsonArray elements)
    {
        json.Append('[');
        for (int i = 0; i < elements.Count; i++)
        {
            if (i > 0)
            {
                json.Append(',');
            }

            Append(json, elements[i]);
        }

        json.Append(']');
    }

    private static void AppendValue(StringBuilder json, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                AppendString(json, value.GetValue<string>());
                break;
            case JsonValueKind.True:
                json.Append("true");
                break;
            case JsonValueKind.False:
                json.Append("false");
                break;
            default:
                json.Append(JsonNumber.Canonical(value.ToJsonString()));
                break;
        }
    }

    private static void AppendString(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => json.Append(c),
            };
        }

        json.Append('"');
    }
}
