using CsCheck;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Operations;
using Xunit;

namespace Repro.Table.Tests.Operations;

[Trait("MP", "43")]
public sealed class PartitionDirectoryTests
{
    // The vectors of the guide: value text, directory, the same in add.path.
    [Theory]
    [InlineData("US/East", "US%2FEast", "US%252FEast")]
    [InlineData("hello world", "hello world", "hello%20world")]
    [InlineData("100%25", "100%2525", "100%252525")]
    [InlineData("/=%", "%2F%3D%25", "%252F%253D%2525")]
    [InlineData("a{b", "a%7Bb", "a%257Bb")]
    [InlineData("a}b", "a}b", "a%7Db")]
    [InlineData("a<b>c|d", "a<b>c|d", "a%3Cb%3Ec%7Cd")]
    [InlineData("a&b+c$d;e,f@(g)!", "a&b+c$d;e,f@(g)!", "a&b+c$d;e,f@(g)!")]
    [InlineData("München", "München", "München")]
    [InlineData(" ", " ", "%20")]
    [InlineData("2024-06-15 12:30:45", "2024-06-15 12%3A30%3A45", "2024-06-15%2012%253A30%253A45")]
    [InlineData("1.230000000000000000", "1.230000000000000000", "1.230000000000000000")]
    [InlineData("0.0", "0.0", "0.0")]
    [InlineData("1.0E7", "1.0E7", "1.0E7")]
    [InlineData("4.9E-324", "4.9E-324", "4.9E-324")]
    public void Values_become_directories_and_directories_become_paths(string value, string directory, string inPath)
    {
        string actual = PartitionDirectory.Of([new("p", value)]);
        Assert.Equal("p=" + directory, actual);
        Assert.Equal("p=" + inPath, ActionPath.Encode(actual));
        AssertDecodes(actual, "p=" + inPath);
    }

    [Fact]
    public void Non_ASCII_text_is_read_encoded_too() => AssertDecodes("p=München", "p=M%C3%BCnchen");

    [Theory]
    [Trait("MP", "45")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("__HIVE_DEFAULT_PARTITION__")]
    public void Null_and_empty_share_the_directory_of_null(string? value) =>
        Assert.Equal("p=__HIVE_DEFAULT_PARTITION__", PartitionDirectory.Of([new("p", value)]));

    [Fact]
    public void Columns_stand_in_their_order_and_are_escaped_too() => Assert.Equal(
        "b%3Ac=1/a%2F=%5E", PartitionDirectory.Of([new("b:c", "1"), new("a/", "^")]));

    [Fact]
    public void Without_partition_columns_there_is_no_directory() => Assert.Empty(PartitionDirectory.Of([]));

    [Fact]
    public void A_value_with_NUL_is_refused() => Assert.Contains("p", Assert.Throws<ConstraintViolationException>(
        () => PartitionDirectory.Of([new("p", "a\0b")])).Constraint, StringComparison.Ordinal);

    [Fact]
    public void Every_printable_character_survives_all_layers()
    {
        string all = string.Concat(Enumerable.Range(1, 0x17F).Select(c => (char)c));
        foreach (string value in all.Select(c => c.ToString()).Append(all).Append("/x/").Append("a+b").Append("🎵"))
        {
            string path = PartitionDirectory.Of([new(value, value)]) + "/part-0.parquet";
            AssertDecodes(path, ActionPath.Encode(path));
            Assert.Equal(1, path.Count(c => c == '/'));
            Assert.Equal(value, Unescape(path[(path.IndexOf('=', StringComparison.Ordinal) + 1)..path.IndexOf('/', StringComparison.Ordinal)]));
        }
    }

    [Fact]
    public void Different_values_have_different_directories() => Gen.Select(Gen.String, Gen.String).Sample((a, b) =>
    {
        (a, b) = (a.Replace("\0", "", StringComparison.Ordinal), b.Replace("\0", "", StringComparison.Ordinal));
        Assert.Equal(a == b, PartitionDirectory.Of([new("p", a)]) == PartitionDirectory.Of([new("p", b)]));
    });

    private static void AssertDecodes(string expected, string encoded)
    {
        Assert.True(ActionPath.TryDecode(encoded, out string? decoded));
        Assert.Equal(expected, decoded);
    }

    // The inverse of Hive's escape, which the library does not need.
    private static string Unescape(string text) => System.Text.RegularExpressions.Regex.Replace(
        text, "%([0-9A-F]{2})", m => ((char)System.Convert.ToInt32(m.Groups[1].Value, 16)).ToString());
}
