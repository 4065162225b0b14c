using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Repro.Table.Log.Checkpoints;

/// <summary>The checksum inside <c>_last_checkpoint</c>: an MD5 of its members in a canonical form.</summary>
/// <remarks>
/// Each literal becomes <c>path=value</c>; a path is quoted keys and bare array positions joined by <c>+</c>. Text is quoted and
/// percent-encoded in UTF-8, numbers stay as they are spelled. Protocol: Last Checkpoint File, JSON checksum.
/// </remarks>
internal static class HintChecksum
{
    private const string Member = "checksum";

    /// <summary>Returns whether an object has the checksum that it says it has, or says none.</summary>
    /// <exception cref="InvalidOperationException">A text in it is not valid Unicode.</exception>
    public static bool Verify(JsonElement root)
    {
        if (!root.TryGetProperty(Member, out JsonElement said) || said.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        return said.ValueKind == JsonValueKind.String
            && said.GetString() is { } checksum
            && (Matches(root, PathOrder.Text, checksum) || Matches(root, PathOrder.PathWithValue, checksum));
    }

    /// <summary>Returns the checksum of an object, in lower-case hexadecimal digits.</summary>
    /// <exception cref="InvalidOperationException">A text in it is not valid Unicode.</exception>
    [SuppressMessage("Security", "CA5351", Justification = "The protocol says MD5; it guards against torn writes, not against people.")]
    public static string Compute(JsonElement root, PathOrder order) =>
        Convert.ToHexStringLower(MD5.HashData(Encoding.ASCII.GetBytes(CanonicalText(root, order))));

    /// <summary>Returns the text that is hashed. It is ASCII, so that ordinal order is the order of UTF-8 bytes.</summary>
    public static string CanonicalText(JsonElement root, PathOrder order)
    {
        List<(string Path, string Value)> pairs = [];
        foreach (JsonProperty member in root.EnumerateObject())
        {
            if (!member.NameEquals(Member))
            {
                Flatten(Quote(member.Name), member.Value, pairs);
            }
        }

        IEnumerable<(string Path, string Value)> sorted = order == PathOrder.Text
            ? pairs.OrderBy(p => p.Path, StringComparer.Ordinal)
            : pairs.OrderBy(p => $"{p.Path}={p.Value}", StringComparer.Ordinal);
        return string.Join(',', sorted.Select(p => $"{p.Path}={p.Value}"));
    }

    private static bool Matches(JsonElement root, PathOrder order, string checksum) =>
        string.Equals(Compute(root, order), checksum, StringComparison.OrdinalIgnoreCase);

    private static void Flatten(string path, JsonElement value, List<(string Path, string Value)> pairs)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    Flatten($"{path}+{Quote(member.Name)}", member.Value, pairs);
                }

                break;
            case JsonValueKind.Array:
                int position = 0;
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Flatten(string.Create(CultureInfo.InvariantCulture, $"{path}+{position++}"), item, pairs);
                }

                break;
            case JsonValueKind.String:
                pairs.Add((path, Quote(value.GetString()!))); // a string token is never null
                break;
            default:
                pairs.Add((path, value.GetRawText()));
                break;
        }
    }

    // Only letters, digits and - . _ ~ stay; that is what this method leaves alone too.
    private static string Quote(string text) => $"\"{Uri.EscapeDataString(text)}\"";
}
