using System.Text.Json;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Bounds that are short texts in JSON.</summary>
internal static class BoundText
{
    /// <summary>Enough for every spelling of a time and of a decimal.</summary>
    public const int MaxLength = 64;

    /// <summary>Copies a JSON string.</summary>
    /// <returns>Its length; 0 if it is no string, or a longer one.</returns>
    public static int Read(ref Utf8JsonReader json, scoped Span<char> text) =>
        json.TokenType == JsonTokenType.String && json.ValueSpan.Length <= text.Length ? json.CopyString(text) : 0;
}
