using System.Diagnostics.CodeAnalysis;

namespace Repro.Table.Storage.Local;

/// <summary>Replaces every link of a path by what it leads to.</summary>
internal static class LinkResolver
{
    // As many as Linux follows.
    private const int MaximumLinks = 40;

    /// <summary>Finds the path without links; what does not exist is taken as it is.</summary>
    /// <returns>False if the links lead in a circle.</returns>
    internal static bool TryResolve(string path, [NotNullWhen(true)] out string? resolved)
    {
        var current = Path.GetPathRoot(path) ?? string.Empty;
        var ahead = new Stack<string>();
        PushSegments(ahead, path[current.Length..]);
        var links = 0;
        while (ahead.TryPop(out var segment))
        {
            if (segment == "..")
            {
                current = Path.GetDirectoryName(current) ?? current;
                continue;
            }

            var next = Path.Combine(current, segment);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                current = next;
                continue;
            }

            if (++links > MaximumLinks)
            {
                resolved = null;
                return false;
            }

            var root = Path.GetPathRoot(target) ?? string.Empty;
            current = root.Length == 0 ? current : root;
            PushSegments(ahead, target[root.Length..]);
        }

        resolved = current;
        return true;
    }

    private static void PushSegments(Stack<string> ahead, string path)
    {
        foreach (var segment in path
            .Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
            .Reverse())
        {
            if (segment != ".")
            {
                ahead.Push(segment);
            }
        }
    }
}
