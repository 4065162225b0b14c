using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Repro.Table.Tests.Architecture;

/// <summary>A project under <c>src</c>, compiled as the build does, and the names in it.</summary>
internal sealed class SourceProject
{
    // What the SDK adds to every file (ImplicitUsings).
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private SourceProject(CSharpCompilation compilation)
    {
        Compilation = compilation;
        NameWalk walk = new(compilation);
        Uses = walk.Walk();
        NotUnderstood = [.. walk.NotUnderstood];
    }

    public CSharpCompilation Compilation { get; }

    /// <summary>Gets every use of a name.</summary>
    public ImmutableArray<NameUse> Uses { get; }

    /// <summary>Gets the places whose names mean nothing to the compiler.</summary>
    public ImmutableArray<string> NotUnderstood { get; }

    /// <summary>Compiles files, given as the project spells their paths and with their text.</summary>
    public static SourceProject Compile(
        string name, IEnumerable<(string File, string Text)> sources, IEnumerable<MetadataReference> references)
    {
        IEnumerable<SyntaxTree> trees = sources
            .Append(($"src/{name}/ImplicitUsings.g.cs", ImplicitUsings))
            .Select(source => CSharpSyntaxTree.ParseText(source.Item2, Language, source.Item1));
        // Nullability changes no meaning of a name, and finding it out costs as much as all the rest.
        CSharpCompilationOptions options = new(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Disable);
        return new SourceProject(CSharpCompilation.Create(name, trees, references, options));
    }

    /// <summary>Returns whether something is called like that: a namespace, a type, or a member of a type.</summary>
    public bool Knows(string qualifiedName)
    {
        int dot = qualifiedName.LastIndexOf('.');
        INamespaceSymbol? space = Compilation.GlobalNamespace;
        foreach (string part in qualifiedName.Split('.'))
        {
            space = space?.GetNamespaceMembers().FirstOrDefault(member => member.Name == part);
        }

        return space is not null
            || Compilation.GetTypeByMetadataName(qualifiedName) is not null
            || (dot >= 0 && Compilation.GetTypeByMetadataName(qualifiedName[..dot])?.GetMembers(qualifiedName[(dot + 1)..]).IsEmpty == false);
    }
}
