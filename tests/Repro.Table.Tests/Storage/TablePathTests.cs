using System.Text;
using CsCheck;
using Repro.Table.Errors;
using Repro.Table.Storage;
using Xunit;

namespace Repro.Table.Tests.Storage;

public sealed class TablePathTests
{
    /// <summary>The hostile paths of the design that concern text that is already decoded, by their number there.</summary>
    public static TheoryData<int, string> Refused => new()
    {
        { 39, "../x" },
        { 39, "a/../../x" },
        { 39, "a/.." },
        { 40, ".." },
        { 42, "..\\x" },
        { 42, "a\\..\\x" },
        { 43, "/etc/passwd" },
        { 43, "file:///etc/passwd" },
        { 43, "//host/x" },
        { 43, "\\\\host\\share\\x" },
        { 44, "file://host/share/x" },
        { 45, "https://other-host/x" },
        { 45, "abfss://c@other-account.dfs.core.windows.net/x" },
        { 47, "https://user:password@host:0/x" },
        { 47, "gopher://host/x" },
        { 48, "a\0b" },
        { 48, "a\nb" },
        { 48, "a\u007Fb" },
        { 48, "a\u0085b" },
        { 48, "\u001B[31mred" },
        { 48, "\uD800" },
        { 48, "a\uDC00\uD800" },
        { 48, "a\uD83D" },
        { 50, "a//b" },
        { 50, "./a" },
        { 50, "a/." },
        { 50, "a/" },
        { 50, "/" },
        { 50, "" },
        { 50, new string('a', 2000) },
        { 50, new string('a', 1025) },
        { 55, "../../other/x" },
    };

    public static TheoryData<int, string> Allowed => new()
    {
        { 41, "%2e%2e/x" },
        { 46, "tenant-a-evil/x" },
        { 49, "a\u202Eb" },
        { 50, new string('a', 1024) },
        { 51, new string('a', 300) },
        { 52, "%G1" },
        { 0, "..." },
        { 0, "..a/a.." },
        { 0, "p=1/q=a b/part-0.c000.snappy.parquet" },
        { 0, "\U0001F600/\u00E9" },
        { 54, "_delta_log/00000000000000000000.json" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_hostile_path_is_refused_with_its_reason(int number, string decoded)
    {
        Assert.False(TablePath.TryParse(decoded, out var path, out var reason), $"case {number}");
        Assert.Equal(default, path);
        var exception = Assert.Throws<PathNotAllowedException>(() => TablePath.Parse(decoded));
        Assert.Equal((decoded, reason), (exception.Path, exception.Reason));
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.False(exception.Message.Any(char.IsControl), "a message must not steer a terminal");
        Assert.InRange(exception.Message.Length, 1, 600);
    }

    [Theory]
    [MemberData(nameof(Allowed))]
    public void An_odd_but_legal_path_is_taken_as_it_is(int number, string decoded)
    {
        Assert.True(TablePath.TryParse(decoded, out var path, out _), $"case {number}");
        Assert.Equal(decoded, path.Value);
    }

    [Theory]
    [InlineData("CON")]
    [InlineData("a/con.txt/b")]
    [InlineData("nul .parquet")]
    [InlineData("Com1")]
    [InlineData("LPT\u00B9")]
    [InlineData("CONOUT$")]
    [InlineData("a.")]
    [InlineData("a ")]
    [InlineData("a /b")]
    [InlineData("x:stream")]
    [InlineData("C:/x")]
    public void What_Windows_would_take_for_something_else_is_refused_there_and_only_there(string decoded)
    {
        Assert.NotNull(PathRules.Objection(decoded, PathDialect.Windows));
        Assert.Null(PathRules.Objection(decoded, PathDialect.Portable));
    }

    [Theory]
    [InlineData("CONSOLE")]
    [InlineData("a.con")]
    [InlineData("COM")]
    [InlineData("COM10")]
    [InlineData(" a")]
    public void Names_that_only_look_like_devices_are_allowed_on_Windows(string decoded) =>
        Assert.Null(PathRules.Objection(decoded, PathDialect.Windows));

    [Fact]
    public void A_path_takes_itself_apart()
    {
        var path = TablePath.Parse("a/b/c");
        Assert.Equal(("c", "a/b"), (path.Name, path.Parent.Value));
        Assert.Equal(TablePath.Parse("a"), path.Parent.Parent);
        Assert.True(path.Parent.Parent.Parent.IsRoot);
        Assert.True(default(TablePath).Parent.IsRoot);
        Assert.Equal(string.Empty, default(TablePath).Name);
    }

    [Fact]
    public void A_path_is_put_together_by_the_same_rules()
    {
        Assert.Equal("a", default(TablePath).Child("a").Value);
        Assert.Equal("_delta_log/_sidecars/x", TablePath.LogDirectory.Child("_sidecars").Child("x").Value);
        Assert.Equal("a/b/c", TablePath.Parse("a").Combine("b/c").Value);
        Assert.Throws<PathNotAllowedException>(() => TablePath.LogDirectory.Child("a/b"));
        Assert.Throws<PathNotAllowedException>(() => TablePath.LogDirectory.Child(".."));
        Assert.Throws<PathNotAllowedException>(() => TablePath.LogDirectory.Child(string.Empty));
        Assert.Throws<PathNotAllowedException>(() => TablePath.LogDirectory.Combine("../x"));
        Assert.Throws<PathNotAllowedException>(() => TablePath.LogDirectory.Combine("/x"));
        Assert.Throws<PathNotAllowedException>(() => TablePath.Parse(new string('a', 1000)).Child(new string('b', 24)));
    }

    [Theory]
    [InlineData("tenant-a/x", "tenant-a", true)]
    [InlineData("tenant-a/x/y", "tenant-a", true)]
    [InlineData("tenant-a-evil/x", "tenant-a", false)]
    [InlineData("tenant-a", "tenant-a", false)]
    [InlineData("tenant", "tenant-a", false)]
    public void Below_is_a_matter_of_whole_segments(string path, string directory, bool expected)
    {
        Assert.Equal(expected, TablePath.Parse(path).IsBelow(TablePath.Parse(directory)));
        Assert.True(TablePath.Parse(path).IsBelow(default));
        Assert.False(default(TablePath).IsBelow(default));
        Assert.False(default(TablePath).IsBelow(TablePath.Parse(directory)));
    }

    [Fact]
    public void Names_compare_as_their_UTF8_bytes_do() =>
        Gen.Select(Gen.Char["ab\u00E9\uD7FF\uE000\uFFFD"].Array[0, 6], Gen.Char["ab\u00E9\uD7FF\uE000\uFFFD"].Array[0, 6], Gen.Bool)
            .Sample((x, y, astral) =>
            {
                var left = new string(x) + (astral ? "\U0001F600" : "\U00010000");
                var right = new string(y);
                var expected = Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
                Assert.Equal(Math.Sign(expected), Math.Sign(Utf8Order.Compare(left, right)));
                Assert.Equal(-Math.Sign(expected), Math.Sign(Utf8Order.Comparer.Compare(right, left)));
            });

    [Fact]
    public void Whatever_is_accepted_stays_below_the_root() =>
        Gen.Char["ab./\\:\0%"].Array[0, 12].Sample(units =>
        {
            var text = new string(units);
            if (TablePath.TryParse(text, out var path, out _))
            {
                var full = Path.GetFullPath(Path.Join("/root", path.Value));
                Assert.Equal($"/root/{text}", full);
            }
        });
}
