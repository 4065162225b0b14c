using System.Diagnostics.CodeAnalysis;
using Repro.Table.Errors;

namespace Repro.Table.Storage;

/// <content>The one place where a path is made: everything that a store may be asked for has passed here.</content>
public readonly partial record struct TablePath
{
    /// <summary>The most UTF-16 units of a path.</summary>
    public const int MaximumLength = 1024;

    /// <summary>Gets the directory of the log, <c>_delta_log</c>.</summary>
    public static TablePath LogDirectory { get; } = new("_delta_log");

    /// <summary>Makes a path from text that is already URI-decoded; it is not decoded again.</summary>
    /// <param name="decoded">The path below the root, segments joined by <c>/</c>; the root itself is the default value.</param>
    /// <exception cref="PathNotAllowedException">The text is empty, absolute, or too long; has a segment that is empty,
    /// <c>.</c> or <c>..</c>; has a backslash, a control character or a lone surrogate; or, on Windows, names something
    /// that is no plain file there.</exception>
    public static TablePath Parse(string decoded) =>
        TryParse(decoded, out var path, out var reason) ? path : throw Throw.PathNotAllowed(decoded, reason);

    /// <summary>Makes a path if the text is one.</summary>
    /// <param name="decoded">The path below the root, already URI-decoded.</param>
    /// <param name="path">The path; the root if there is none.</param>
    /// <param name="reason">Why the text is refused; null if it is not.</param>
    /// <returns>Whether the text is a path.</returns>
    public static bool TryParse(string decoded, out TablePath path, [NotNullWhen(false)] out string? reason)
    {
        ArgumentNullException.ThrowIfNull(decoded);
        reason = PathRules.Objection(decoded, OperatingSystem.IsWindows() ? PathDialect.Windows : PathDialect.Portable);
        path = reason is null ? new TablePath(decoded) : default;
        return reason is null;
    }

    /// <summary>Returns the path of a name directly below this one.</summary>
    /// <param name="segment">One segment, decoded.</param>
    /// <exception cref="PathNotAllowedException">The segment is none, or the result is too long.</exception>
    public TablePath Child(string segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return segment.Contains('/', StringComparison.Ordinal)
            ? throw Throw.PathNotAllowed(segment, "it is more than one segment")
            : Combine(segment);
    }

    /// <summary>Returns the path that lies below this one.</summary>
    /// <param name="relative">One or more segments, decoded, joined by <c>/</c>.</param>
    /// <exception cref="PathNotAllowedException">As for <see cref="Parse"/>; nothing leads back up.</exception>
    public TablePath Combine(string relative)
    {
        ArgumentNullException.ThrowIfNull(relative);
        return Parse(IsRoot ? relative : string.Concat(Value, "/", relative));
    }
}
