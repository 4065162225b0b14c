namespace Repro.Table.Storage;

/// <summary>What a path may not be. Pure, so that the rules of every system are tested on any.</summary>
internal static class PathRules
{
    /// <summary>Returns why a decoded path is refused; null if it is not.</summary>
    internal static string? Objection(ReadOnlySpan<char> path, PathDialect dialect)
    {
        if (path.IsEmpty)
        {
            return "it is empty";
        }

        if (path.Length > TablePath.MaximumLength)
        {
            return $"it has {path.Length} characters, and {TablePath.MaximumLength} are allowed";
        }

        return CharacterObjection(path) ?? PlaceObjection(path) ?? SegmentObjection(path, dialect);
    }

    private static string? CharacterObjection(ReadOnlySpan<char> path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            var unit = path[i];
            if (char.IsControl(unit))
            {
                return "it has a control character";
            }

            if (unit == '\\')
            {
                return "it has a backslash, which separates segments on some systems";
            }

            if (char.IsSurrogate(unit) && !IsPairAt(path, i++))
            {
                return "it is not valid Unicode";
            }
        }

        return null;
    }

    private static bool IsPairAt(ReadOnlySpan<char> path, int index) =>
        char.IsHighSurrogate(path[index]) && index + 1 < path.Length && char.IsLowSurrogate(path[index + 1]);

    private static string? PlaceObjection(ReadOnlySpan<char> path)
    {
        if (path[0] == '/')
        {
            return "it is absolute";
        }

        // A relative path cannot contain this either way, for it would have an empty segment: the reason is the clearer one.
        return path.Contains("://", StringComparison.Ordinal) ? "it is an absolute URI" : null;
    }

    private static string? SegmentObjection(ReadOnlySpan<char> path, PathDialect dialect)
    {
        foreach (var range in path.Split('/'))
        {
            var segment = path[range];
            var reason = segment switch
            {
                "" => "it has an empty segment",
                "." or ".." => "it has a dot segment",
                _ => dialect == PathDialect.Windows ? WindowsNames.Objection(segment) : null,
            };

            if (reason is not null)
            {
                return reason;
            }
        }

        return null;
    }
}
