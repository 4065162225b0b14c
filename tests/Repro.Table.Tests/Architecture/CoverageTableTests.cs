using Repro.Table.Log.Actions;
using Xunit;

namespace Repro.Table.Tests.Architecture;

/// <summary><c>spec/coverage.md</c> lists every feature that has a name here, and only tests that exist.</summary>
public sealed class CoverageTableTests
{
    private const string AnyOther = "any other name";

    private static readonly string s_table = SourceTree.Read("spec/coverage.md");

    [Fact]
    public void Every_feature_has_a_row()
    {
        IEnumerable<string> listed = MarkdownTable.Rows(s_table, "| feature | read | write | remark | test |")
            .Select(cells => cells[0].Trim('`'))
            .Where(name => name != AnyOther);

        Assert.Equal(TableFeature.All.Select(feature => feature.Name), listed);
    }

    [Fact]
    public void A_row_says_yes_or_refused_where_the_rules_do()
    {
        foreach (string[] cells in MarkdownTable.Rows(s_table, "| feature | read | write | remark | test |").Select(row => row.ToArray()))
        {
            if (TableFeature.Find(cells[0].Trim('`')) is { } feature)
            {
                Assert.Equal(feature.Write == FeatureRule.Refused, cells[2] == "refused");
                Assert.Equal(feature.Kind == FeatureKind.ReaderWriter && feature.Read == FeatureRule.Refused, cells[1] == "refused");
                Assert.True(feature.Write != FeatureRule.WhileInactive || cells[2] == "part", $"{feature.Name} is not written whole");
            }
        }
    }

    [Fact]
    public void Every_test_that_it_names_exists()
    {
        HashSet<string> known = [.. SourceTree.Files("tests", "*.cs").Select(file => Path.GetFileNameWithoutExtension(file))];
        IEnumerable<string> named = MarkdownTable.Names(s_table).Where(name => name.EndsWith("Tests", StringComparison.Ordinal));

        Assert.All(named, name => Assert.Contains(name, known));
    }
}
