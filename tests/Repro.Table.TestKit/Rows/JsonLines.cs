using System.Text.Json;

namespace Repro.Table.TestKit.Rows;

/// <summary>Newline-delimited JSON.</summary>
public static class JsonLines
{
    /// <summary>Returns the value of each line; blank lines are skipped.</summary>
    public static IReadOnlyList<JsonElement> Parse(string lines) =>
        [.. lines.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => JsonElement.Parse(line))];
}
