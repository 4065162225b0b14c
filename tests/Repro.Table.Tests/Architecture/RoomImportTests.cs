using Microsoft.CodeAnalysis;
using Xunit;

namespace Repro.Table.Tests.Architecture;

/// <summary>Who imports whom is what <c>src/README.md</c> says.</summary>
[Collection(typeof(ArchitectureCollection))]
public sealed class RoomImportTests(CompiledSources sources)
{
    // Partial methods that a generator completes.
    private const string WithoutBody = "CS8795";

    [Fact]
    public void Every_import_is_allowed_by_the_map() => Findings.None(RoomTable.Parse(sources.Map).Check(sources.Uses));

    [Fact]
    public void The_parts_of_a_room_form_no_circle() => Findings.None(Cycles.Within(RoomTable.Parse(sources.Map), sources.Uses));

    [Fact]
    public void The_rows_of_the_map_form_no_circle() => Findings.None(RoomTable.Parse(sources.Map).CheckOrder());

    [Fact]
    public void Every_folder_has_a_row() => Findings.None(
        RoomTable.Parse(sources.Map).CheckFolders(Folders().Select(Rooms.OfFolder).ToHashSet()));

    [Fact]
    public void The_map_names_every_folder_and_no_other()
    {
        IEnumerable<string> named = MarkdownTable.Rows(sources.Map, "| folder | what lives there |")
            .Select(cells => MarkdownTable.Names(cells[0]).Single());

        Assert.Equal(Folders().Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_compiler_understands_every_declaration()
    {
        IEnumerable<Diagnostic> errors = new[] { sources.Library, sources.Cli }
            .SelectMany(project => project.Compilation.GetDeclarationDiagnostics(TestContext.Current.CancellationToken))
            .Where(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, Id: not WithoutBody });

        Findings.None(errors.Select(error => error.ToString()));
        Findings.None(sources.Library.NotUnderstood);
        Findings.None(sources.Cli.NotUnderstood);
    }

    private static IEnumerable<string> Folders() => SourceTree.Files("src", "*.cs")
        .Select(file => file["src/".Length..file.LastIndexOf('/')])
        .Distinct();
}
