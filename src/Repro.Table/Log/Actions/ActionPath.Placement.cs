namespace Repro.Table.Log.Actions;

internal static partial class ActionPath
{
    /// <summary>Tells what a path is relative to. The text decides before it is decoded: <c>%2Fa</c> is
    /// relative.</summary>
    public static ActionPathKind KindOf(string encoded)
    {
        if (SchemeLength(encoded) == 0)
        {
            return encoded.StartsWith("//", StringComparison.Ordinal) ? ActionPathKind.Uri
                : encoded.StartsWith('/') ? ActionPathKind.AbsoluteFile
                : ActionPathKind.Relative;
        }

        return Split(encoded) is { Authority: "" } ? ActionPathKind.AbsoluteFile : ActionPathKind.Uri;
    }

    /// <summary>Finds the path relative to the table root.</summary>
    /// <param name="encoded">The path as an action has it.</param>
    /// <param name="location">The location of the table: an absolute path as it is, or a URI.</param>
    /// <param name="text">Inside: the decoded path relative to the root, which no store takes before it was checked.
    /// Outside and malformed: the reason.</param>
    /// <remarks>An absolute path is inside if it spells the location and goes on below it: same scheme and host
    /// ignoring case, same path by whole segments. Links are not followed, dot segments not resolved.</remarks>
    public static TablePlacement ToTablePath(string encoded, string location, out string text)
    {
        if (!TryDecode(encoded, out string? decoded))
        {
            text = "it is not URI-encoded: two hexadecimal digits must follow each %, and the bytes must be UTF-8";
            return TablePlacement.Malformed;
        }

        ActionPathKind kind = KindOf(encoded);
        string? relative = kind == ActionPathKind.Relative ? decoded : Below(encoded, location);
        text = relative ?? (kind == ActionPathKind.Uri
            ? "it is a URI that does not lie below the table"
            : "it is an absolute path that does not lie below the table");
        return relative is null ? TablePlacement.Outside : TablePlacement.Inside;
    }

    private static string? Below(string encoded, string location)
    {
        if (Split(encoded) is not { } file
            || !TryDecode(file.Path, out string? path)
            || SplitLocation(location) is not { } root
            || !string.Equals(file.Authority, root.Authority, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string prefix = root.Path.TrimEnd('/') + "/";
        return path.Length > prefix.Length && path.StartsWith(prefix, StringComparison.Ordinal)
            ? path[prefix.Length..]
            : null;
    }

    private static (string Authority, string Path)? SplitLocation(string location)
    {
        int scheme = SchemeLength(location);
        if (scheme == 0)
        {
            return (string.Empty, location);
        }

        // One letter is a drive of Windows, which a URI spells /C:/.
        return scheme == 1 ? (string.Empty, "/" + location.Replace('\\', '/'))
            : Split(location) is { } split && TryDecode(split.Path, out string? path) ? (split.Authority, path)
            : null;
    }

    /// <summary>Splits an absolute path into scheme and host, which are empty for a file of this machine, and the
    /// path.</summary>
    /// <returns>Null if it has no path below a root, or a query or fragment.</returns>
    private static (string Authority, string Path)? Split(string encoded)
    {
        int scheme = SchemeLength(encoded);
        bool isFile = scheme == 0 || encoded.AsSpan(0, scheme).Equals("file", StringComparison.OrdinalIgnoreCase);
        string rest = scheme == 0 ? encoded : encoded[(scheme + 1)..];
        if (!rest.StartsWith('/') || (!isFile && rest.AsSpan().IndexOfAny('?', '#') >= 0))
        {
            return null;
        }

        if (!rest.StartsWith("//", StringComparison.Ordinal))
        {
            return isFile ? (string.Empty, rest) : null;
        }

        int slash = rest.IndexOf('/', 2);
        if (slash < 0)
        {
            return null;
        }

        // A file with a host lies on another machine.
        return isFile && slash == 2 && scheme > 0 ? (string.Empty, rest[2..])
            : isFile || slash == 2 ? null
            : (encoded[..(scheme + 1 + slash)], rest[slash..]);
    }

    /// <summary>Returns the length of the scheme that a text begins with, 0 if it has none.</summary>
    private static int SchemeLength(string text)
    {
        int colon = text.AsSpan().IndexOfAnyExcept(SchemeCharacters);
        return colon > 0 && text[colon] == ':' && char.IsAsciiLetter(text[0]) ? colon : 0;
    }
}
