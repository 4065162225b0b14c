using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Repro.Table.Tests.Architecture;

/// <summary>The projects under <c>src</c>, each compiled once for all tests of this folder.</summary>
public sealed class CompiledSources
{
    /// <summary>Gets the library.</summary>
    internal SourceProject Library { get; } = Compile("Repro.Table", References.Library);

    /// <summary>Gets the command line.</summary>
    internal SourceProject Cli => field ??= Compile(
        "Repro.Table.Cli",
        [.. References.Library, .. References.BesideOutputOf("Repro.Table.Cli"), Library.Compilation.ToMetadataReference()]);

    /// <summary>Gets the map, <c>src/README.md</c>.</summary>
    internal string Map { get; } = SourceTree.Read("src/README.md");

    /// <summary>Gets every use of a name.</summary>
    internal ImmutableArray<NameUse> Uses => [.. Library.Uses, .. Cli.Uses];

    private static SourceProject Compile(string name, IEnumerable<MetadataReference> references) =>
        SourceProject.Compile(name, SourceTree.Files($"src/{name}", "*.cs").Select(file => (file, SourceTree.Read(file))), references);
}
