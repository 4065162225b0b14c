using System.Xml.Linq;
using Xunit;

namespace Repro.Table.Tests.Architecture;

/// <summary>What the library shows, and to whom.</summary>
[Collection(typeof(ArchitectureCollection))]
public sealed class PublicSurfaceTests(CompiledSources sources)
{
    [Fact]
    public void The_command_line_sees_no_internals_of_the_library() => Findings.None(PublicSurface.HiddenUses(sources.Cli.Uses));

    [Fact]
    public void Only_tests_and_benchmarks_see_internals()
    {
        foreach (string project in SourceTree.Files("src", "*.csproj"))
        {
            string name = Path.GetFileNameWithoutExtension(project);
            IEnumerable<string> friends = XDocument.Parse(SourceTree.Read(project)).Descendants("InternalsVisibleTo")
                .Select(element => (string?)element.Attribute("Include") ?? string.Empty);
            string[] allowed = [$"{name}.Tests", $"{name}.Simulation.Tests", $"{name}.Benchmarks"];

            Assert.All(friends, friend => Assert.Contains(friend, allowed));
        }
    }

    [Fact]
    public void Data_Parquet_exports_nothing() =>
        Findings.None(PublicSurface.Exports(sources.Library.Compilation, "Data.Parquet"));

    [Fact]
    public void No_public_member_names_a_type_of_Parquet_Net() =>
        Findings.None(PublicSurface.Showing(sources.Library.Compilation, "Parquet"));

    [Fact]
    public void A_public_type_of_Data_Parquet_is_found()
    {
        SourceProject project = Sample.Compile(
            ("Data/Parquet/Use", "namespace Repro.Table.Data.Parquet.Levels; public class Use { public class Inner; }"));

        Assert.Equal(
            [
                "Data.Parquet exports Repro.Table.Data.Parquet.Levels.Use",
                "Data.Parquet exports Repro.Table.Data.Parquet.Levels.Use.Inner",
            ],
            PublicSurface.Exports(project.Compilation, "Data.Parquet"));
    }

    [Theory]
    [InlineData("public class Use : Parquet.ParquetOptions;")]
    [InlineData("public class Use { public Parquet.ParquetReader Open() => null!; }")]
    [InlineData("public class Use { protected void Take(List<Parquet.ParquetReader[]> readers) { } }")]
    [InlineData("public class Use<T> where T : Parquet.ParquetReader;")]
    [InlineData("public interface IUse { event Action<Parquet.ParquetReader> Opened; }")]
    public void A_public_member_that_names_a_type_of_Parquet_Net_is_found(string text)
    {
        SourceProject project = Sample.Compile(("Use", $"namespace Repro.Table; {text}"));

        Assert.Empty(project.NotUnderstood);
        Assert.NotEmpty(PublicSurface.Showing(project.Compilation, "Parquet"));
    }

    [Fact]
    public void A_use_of_internals_by_the_command_line_is_found()
    {
        SourceProject library = Sample.Compile(
            ("Hidden", "namespace Repro.Table; public class Shown { internal static int Count; } class Hidden;"));
        SourceProject cli = SourceProject.Compile(
            "Repro.Table.Cli",
            [("src/Repro.Table.Cli/Use.cs", "namespace Repro.Table.Cli; class Use { Hidden? _hidden; int Count() => Shown.Count; }")],
            [.. References.Library, library.Compilation.ToMetadataReference()]);

        Assert.Equal(
            [
                "src/Repro.Table.Cli/Use.cs:1: Cli may not use Repro.Table.Hidden, which is internal",
                "src/Repro.Table.Cli/Use.cs:1: Cli may not use Repro.Table.Shown.Count, which is internal",
            ],
            PublicSurface.HiddenUses(cli.Uses));
    }
}
