using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Repro.Table.Log.Actions;

namespace Repro.Table.Operations;

/// <summary>Parameters and metrics of an operation as <c>commitInfo</c> has them: every value is text.</summary>
/// <remarks>One value that is no JSON string breaks DESCRIBE HISTORY of Spark for the whole table.</remarks>
internal static class OperationText
{
    /// <summary>Returns parameters as Spark writes them.</summary>
    public static ValueMap Parameters(params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        List<KeyValuePair<string, string?>> pairs = [];
        foreach ((string name, string value) in parameters)
        {
            pairs.Add(KeyValuePair.Create(name, (string?)value));
        }

        return ValueMap.Of(pairs);
    }

    /// <summary>Returns metrics.</summary>
    public static ValueMap Metrics(params ReadOnlySpan<(string Name, long Value)> metrics)
    {
        List<KeyValuePair<string, string?>> pairs = [];
        foreach ((string name, long value) in metrics)
        {
            pairs.Add(KeyValuePair.Create(name, (string?)value.ToString(CultureInfo.InvariantCulture)));
        }

        return ValueMap.Of(pairs);
    }

    /// <summary>Returns names as the text of a JSON array.</summary>
    public static string NameList(IEnumerable<string> names) =>
        $"[{string.Join(',', names.Select(Quote))}]";

    /// <summary>Returns pairs as the text of a JSON object.</summary>
    public static string NameMap(ValueMap pairs) =>
        $"{{{string.Join(',', pairs.Select(p => $"{Quote(p.Key)}:{(p.Value is null ? "null" : Quote(p.Value))}"))}}}";

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
