namespace Repro.Table.Tests.Architecture;

/// <summary>Room names: the folder of a file, with dots. <c>root</c> is the library's own, <c>Cli</c> that of the command.</summary>
internal static class Rooms
{
    public const string Root = "root";

    private const string Library = "Repro.Table";

    /// <summary>Returns the room of a file such as <c>src/Repro.Table/Log/Commits/CommitLoop.cs</c>: <c>Log.Commits</c>.</summary>
    public static string OfFile(string file) => OfFolder(string.Join('/', file.Split('/')[1..^1]));

    /// <summary>Returns the room of a folder such as <c>Repro.Table/Log/Commits</c>.</summary>
    public static string OfFolder(string folder) => OfNamespace(folder.Replace('/', '.'));

    /// <summary>Returns the room of a namespace; the build keeps namespace and folder equal (IDE0130).</summary>
    public static string OfNamespace(string name) =>
        name == Library ? Root
        : IsOurs(name) ? name[(Library.Length + 1)..]
        : throw new ArgumentException($"{name} is not a namespace of the project", nameof(name));

    /// <summary>Returns whether a namespace is one of the project.</summary>
    public static bool IsOurs(string name) => name == Library || name.StartsWith(Library + '.', StringComparison.Ordinal);

    /// <summary>Returns whether a name is another one, or lies below it.</summary>
    public static bool IsIn(string name, string parent) =>
        name == parent || name.StartsWith(parent + '.', StringComparison.Ordinal);
}
