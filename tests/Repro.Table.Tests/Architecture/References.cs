using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Repro.Table.Tests.Architecture;

/// <summary>The assemblies that the projects are compiled against: .NET itself, and the packages beside their output.</summary>
internal static class References
{
    private static readonly string PlatformFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)
        ?? throw new InvalidOperationException("The core library has no place.");

    private static readonly FrozenSet<string> Platform =
        Directory.EnumerateFiles(PlatformFolder, "*.dll").Select(Path.GetFileNameWithoutExtension).OfType<string>().ToFrozenSet();

    /// <summary>Gets .NET and the packages of the library, which the tests run on.</summary>
    public static ImmutableArray<MetadataReference> Library { get; } = Load((AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Gets the packages of a project that is built beside the tests.</summary>
    public static ImmutableArray<MetadataReference> BesideOutputOf(string project)
    {
        DirectoryInfo output = new(AppContext.BaseDirectory);
        string folder = Path.Combine(output.Parent!.Parent!.FullName, project, output.Name); // artifacts/bin/<project>/<configuration>
        return Load(Directory.EnumerateFiles(folder, "*.dll").Where(file => !Library.Any(known => NameOf(known.Display) == NameOf(file))));
    }

    /// <summary>Returns whether an assembly is part of .NET.</summary>
    public static bool IsPlatform(string assembly) => Platform.Contains(assembly);

    // Of our own projects the source is what counts.
    private static ImmutableArray<MetadataReference> Load(IEnumerable<string> files) =>
    [
        .. files
            .Where(file => !Rooms.IsOurs(NameOf(file)) && NameOf(file) != "repro")
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    private static string NameOf(string? file) => Path.GetFileNameWithoutExtension(file) ?? string.Empty;
}
