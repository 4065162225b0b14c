using Xunit;

namespace Repro.Table.Tests.Architecture;

/// <summary>The exceptions keep their rules. That <c>spec/errors.md</c> has each code is tested with the exceptions themselves.</summary>
[Collection(typeof(ArchitectureCollection))]
public sealed class ErrorRuleTests(CompiledSources sources)
{
    private const string Base = "namespace Repro.Table.Errors; /// <summary>x</summary>\nabstract class TableException : Exception;";

    [Fact]
    public void Every_leaf_is_sealed_and_documented() => Findings.None(ErrorRules.CheckLeaves(sources.Library.Compilation));

    [Fact]
    public void Only_Errors_makes_exceptions() => Findings.None(ErrorRules.CheckConstruction(sources.Uses));

    [Fact]
    public void Every_leaf_is_expected_by_a_test() => Findings.None(ErrorRules.CheckTests(
        ErrorRules.Leaves(sources.Library.Compilation).Select(leaf => leaf.Name),
        SourceTree.Files("tests", "*.cs").Where(file => !file.Contains("/Architecture/", StringComparison.Ordinal)).Select(SourceTree.Read)));

    [Fact]
    public void A_leaf_that_is_open_or_without_a_comment_is_found()
    {
        SourceProject project = Sample.Compile(
            ("Errors/Base", Base), ("Errors/Leaf", "namespace Repro.Table.Errors; class LeafException : TableException;"));

        Assert.Equal(["LeafException is not sealed", "LeafException is not documented"], ErrorRules.CheckLeaves(project.Compilation));
    }

    [Theory]
    [InlineData("throw new LeafException();")]
    [InlineData("LeafException leaf = new(); throw leaf;")]
    [InlineData("throw new LeafException { Source = string.Empty };")]
    public void A_leaf_that_is_made_elsewhere_is_found(string statement)
    {
        SourceProject project = Sample.Compile(
            ("Errors/Base", Base),
            ("Errors/Leaf", "namespace Repro.Table.Errors; sealed class LeafException : TableException;"),
            ("Log/Use", $"using Repro.Table.Errors;\nnamespace Repro.Table.Log; class Use {{ void Run() {{ {statement} }} }}"));

        Assert.Equal(
            ["src/Repro.Table/Log/Use.cs:2: Log makes a LeafException itself; Throw does that"], ErrorRules.CheckConstruction(project.Uses));
    }

    [Fact]
    public void A_leaf_that_no_test_expects_is_found() => Assert.Equal(
        ["no test expects BException"],
        ErrorRules.CheckTests(
            ["AException", "BException"],
            ["await Assert.ThrowsAsync<AException>(Run); // BException", "Assert.Throws<BExceptions>(Run)"]));
}
