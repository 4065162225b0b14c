using Repro.Table.Errors;
using Repro.Table.Storage.Local.Calls;

namespace Repro.Table.Storage.Local;

/// <summary>The root of a table on disk: turns paths of the table into paths of the file system, and lets none lead out.</summary>
/// <remarks>
/// A <see cref="TablePath"/> cannot lead out by its text; a link can. The check looks at each segment before the file is opened,
/// so it can be raced by somebody who swaps a directory for a link in between: it stops mistakes and tables copied from
/// strangers, not an attacker who can write to the table while it is read.
/// </remarks>
internal sealed class TableDirectory
{
    private readonly IFileSystemCalls _calls;

    internal TableDirectory(string root, IFileSystemCalls calls)
    {
        Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        _calls = calls;
    }

    /// <summary>Gets the absolute path of the root, as the caller named it.</summary>
    internal string Root { get; }

    /// <summary>Returns where a path of the table lies.</summary>
    /// <exception cref="PathNotAllowedException">A link on the way leads out of the table.</exception>
    /// <exception cref="StoreException">Links lead in a circle, or a directory on the way cannot be looked at.</exception>
    internal ResolvedPath Resolve(string operation, TablePath path)
    {
        var full = Root;
        var isThere = true;
        foreach (var range in path.Value.AsSpan().Split('/'))
        {
            full = Path.Join(full, path.Value.AsSpan()[range]);
            if (!isThere)
            {
                continue;
            }

            var asked = _calls.Ask(full, LinkTreatment.Stay, out var facts);
            isThere = asked.Fault != FileFault.Missing;
            if (isThere && !asked.IsSuccess)
            {
                throw LocalFailure.Of(operation, path, asked);
            }

            if (isThere && facts.Kind == FileKind.Link)
            {
                return ResolveLinks(operation, path);
            }
        }

        return new ResolvedPath(path.IsRoot ? Root : full, HasLink: false);
    }

    private ResolvedPath ResolveLinks(string operation, TablePath path)
    {
        var full = Path.Join(Root, path.Value);
        try
        {
            if (!LinkResolver.TryResolve(full, out var target) || !LinkResolver.TryResolve(Root, out var root))
            {
                throw LocalFailure.Of(operation, path, CallResult.Failure(FileFault.LinkLoop, "too many links"));
            }

            return IsBelow(target, root)
                ? new ResolvedPath(full, HasLink: true)
                : throw Throw.PathNotAllowed(path.Value, "a symbolic link on the way leads out of the table");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw LocalFailure.Of(operation, path, CallResult.Failure(exception));
        }
    }

    /// <summary>Compares by whole segments: <c>tenant-a-evil</c> is not below <c>tenant-a</c>.</summary>
    private static bool IsBelow(string path, string root) =>
        path.Equals(root, StringComparison.Ordinal)
        || path.StartsWith(Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
