namespace Repro.Table.Errors;

/// <content>Failures of paths and stores.</content>
internal static partial class Throw
{
    public static PathNotAllowedException PathNotAllowed(string path, string reason) =>
        new($"The path '{Shown(path)}' is not allowed: {reason}. A table may only name files below its own root.")
        {
            Path = path,
            Reason = reason,
        };

    /// <summary>A store failed: what was tried, on what, why, and what to do next.</summary>
    public static StoreException StoreFailed(
        string code, string operation, string path, string cause, string nextStep, StoreFailureKind kind, Exception? inner = null) =>
        new(
            code,
            operation,
            path,
            $"Could not {operation} '{Shown(path)}': {cause}. {nextStep}",
            kind == StoreFailureKind.Transient,
            inner);

    public static StoreException StoreObjectMissing(string operation, string path) =>
        StoreFailed(
            "StoreObjectMissing", operation, path, "there is no such object", "It may have been removed by a vacuum.", StoreFailureKind.Permanent);

    public static StoreException StoreObjectChanged(string operation, string path) =>
        StoreFailed(
            "StoreObjectChanged",
            operation,
            path,
            "it is not the object that was seen before",
            "Read its entry again and start over.",
            StoreFailureKind.Permanent);

    public static StoreException StoreObjectExists(string operation, string path, Exception? inner = null) =>
        StoreFailed(
            "StoreObjectExists", operation, path, "the name is taken", "Start over under a new name.", StoreFailureKind.Permanent, inner);

    /// <summary>A name may come from a hostile log: what could steer a terminal is escaped, and its length is bounded.</summary>
    private static string Shown(string path)
    {
        const int longest = 200;
        var text = path.Length > longest ? string.Concat(path.AsSpan(0, longest), "...") : path;
        return string.Concat(text.Select(static unit =>
            char.IsControl(unit) || char.IsSurrogate(unit) || char.GetUnicodeCategory(unit) == System.Globalization.UnicodeCategory.Format
                ? $"\\u{(int)unit:X4}"
                : unit.ToString()));
    }
}
