using System.Buffers;
using System.Globalization;
using System.Text;
using Repro.Table.Errors;

namespace Repro.Table.Operations;

/// <summary>Directory names of partitions, escaped as Hive does: <c>country=US%2FEast/day=2024-06-15</c>.</summary>
/// <remarks>Directories are cosmetic: partition values are always read from the log, so nothing here parses a name. The
/// result is the decoded path, which an action gets through <see cref="Log.Actions.ActionPath.Encode"/>.</remarks>
internal static class PartitionDirectory
{
    /// <summary>The value in a directory name that stands for null, and for text and bytes that are empty.</summary>
    public const string Null = "__HIVE_DEFAULT_PARTITION__";

    // What file systems take as one name, in bytes; and what a path may have in characters, with room for the name of a file.
    private const int MaxLevelBytes = 255;
    private const int MaxLength = 900;

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        string.Concat(Enumerable.Range(1, 0x1F).Append(0x7F).Select(c => (char)c)) + "\"#%'*/:=?\\{[]^");

    /// <summary>Returns the directory of a partition, one level a column.</summary>
    /// <param name="values">Name and value text of each partition column, in the order of the table; null or empty text
    /// for null.</param>
    /// <returns>The directory without a slash at either end; empty without partition columns.</returns>
    /// <exception cref="ConstraintViolationException">A value holds the character NUL, which no path can.</exception>
    public static string Of(IReadOnlyList<KeyValuePair<string, string?>> values)
    {
        StringBuilder path = new();
        foreach ((string column, string? value) in values)
        {
            if (value?.Contains('\0', StringComparison.Ordinal) ?? false)
            {
                throw Throw.PartitionValueWithNul(column);
            }

            AppendEscaped(path.Append(path.Length > 0 ? "/" : string.Empty), column);
            AppendEscaped(path.Append('='), string.IsNullOrEmpty(value) ? Null : value);
        }

        return path.ToString();
    }

    /// <summary>Returns how the directories of a column begin, whatever the value.</summary>
    public static string Prefix(string column)
    {
        StringBuilder prefix = new();
        AppendEscaped(prefix, column);
        return prefix.Append('=').ToString();
    }

    /// <summary>Returns whether stores take files in a directory; long texts make names that they do not.</summary>
    public static bool IsStorable(string directory) => directory.Length <= MaxLength
        && directory.Split('/').All(level => Encoding.UTF8.GetByteCount(level) <= MaxLevelBytes);

    private static void AppendEscaped(StringBuilder path, string text)
    {
        foreach (char c in text)
        {
            if (Escaped.Contains(c))
            {
                path.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}");
            }
            else
            {
                path.Append(c);
            }
        }
    }
}
