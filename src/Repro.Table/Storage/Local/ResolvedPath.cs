namespace Repro.Table.Storage.Local;

/// <summary>A path of the table as the file system names it, after the check that it does not lead out of the table.</summary>
/// <param name="FullPath">The absolute path.</param>
/// <param name="HasLink">Whether the path, its last segment included, goes through a link that leads elsewhere inside the table.</param>
internal readonly record struct ResolvedPath(string FullPath, bool HasLink);
