using System.Globalization;
using Repro.Table.Cli.Failures;

namespace Repro.Table.Cli.Targets;

/// <summary>A table as the user names it: <c>PATH</c>, <c>file://PATH</c>, or either with <c>@VERSION</c> behind it.</summary>
/// <remarks>A folder whose own name ends like a version is named with a slash at the end: <c>runs@3/</c>.</remarks>
internal sealed record TableReference
{
    /// <summary>Gets the local path as it was given.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the version behind <c>@</c>; null if there is none.</summary>
    public long? Version { get; init; }

    /// <summary>Parses what the user gave.</summary>
    /// <exception cref="CliException">It is empty, or names a store that this program does not reach.</exception>
    public static TableReference Parse(string text)
    {
        int at = text.LastIndexOf('@');
        if (at > 0 && TryParseVersion(text.AsSpan(at + 1), out long version))
        {
            return new TableReference { Path = LocalPath(text[..at]), Version = version };
        }

        return new TableReference { Path = LocalPath(text) };
    }

    private static bool TryParseVersion(ReadOnlySpan<char> text, out long version)
    {
        ReadOnlySpan<char> digits = text.StartsWith("v", StringComparison.Ordinal) ? text[1..] : text;
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out version);
    }

    private static string LocalPath(string text)
    {
        if (text.Length == 0)
        {
            throw CliException.Usage("The path of the table is empty.", "Give the folder of the table, for example ./patients.");
        }

        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0)
        {
            return text;
        }

        return text.StartsWith("file://", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
            ? uri.LocalPath
            : throw CliException.Usage(
                $"Tables in '{text[..scheme]}' stores are not reached from here.", "Give a local folder or a file:// URI.");
    }
}
