namespace Repro.Table.Tests.Architecture;

/// <summary>Small sources that break a rule, so that each rule is seen to catch it.</summary>
internal static class Sample
{
    /// <summary>Compiles files of the library; a file is named by its folder and class, such as <c>Log/Commits/Loop</c>.</summary>
    public static SourceProject Compile(params (string File, string Text)[] sources) => SourceProject.Compile(
        "Repro.Table", sources.Select(source => ($"src/Repro.Table/{source.File}.cs", source.Text)), References.Library);
}
