namespace Repro.Table.Tests.Architecture;

/// <summary>The files of the project that the tests were built from.</summary>
internal static class SourceTree
{
    private static readonly string Root = FindRoot();

    /// <summary>Returns the text of a file, such as <c>src/README.md</c>.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>Returns the files below a folder, spelled as the project spells them, in order.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Repro.Table.sln")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException($"No Repro.Table.sln above {AppContext.BaseDirectory}.");
    }
}
