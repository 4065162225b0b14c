using System.Text;
using CsCheck;
using Repro.Table.Log.State;
using Xunit;

namespace Repro.Table.Tests.Log.State;

public class FileKeyTests
{
    [Theory]
    [InlineData("a", "%61")]
    [InlineData("a b", "a%20b")]
    [InlineData("é", "%C3%A9")]
    [InlineData("é", "%c3%a9")]
    [InlineData("x%25", "x%25")]
    [InlineData("p=%3A/f", "p=:/f")]
    [InlineData("/t/a", "file:/t/a")]
    [InlineData("/t/a", "file:///t/a")]
    [InlineData("file:/t/a", "file:///t/%61")]
    public void Spellings_of_one_name_are_one_key(string left, string right)
    {
        FileKey a = Key(left);
        FileKey b = Key(right);

        Assert.Equal(a.Hash, b.Hash);
        Assert.True(a.Matches(b));
        Assert.True(b.Matches(a));
    }

    [Theory]
    [InlineData("a", "A")]
    [InlineData("a%20b", "a%2520b")]
    [InlineData("a+b", "a b")]
    [InlineData("x%", "x%25%")]
    [InlineData("é", "e\u0301")]
    [InlineData("a", "./a")]
    [InlineData("t/a", "file:/t/a")]
    [InlineData("s3://b/a", "/a")]
    public void Different_names_are_different_keys(string left, string right) => Assert.False(Key(left).Matches(Key(right)));

    [Fact]
    public void The_deletion_vector_is_part_of_the_key()
    {
        Assert.False(Key("a").Matches(Key("a", "v")));
        Assert.False(Key("a", "v").Matches(Key("a", "w")));
        Assert.True(Key("%61", "v").Matches(Key("a", "v")));
        Assert.NotEqual(Key("a").Hash, Key("a", "v").Hash);
    }

    [Fact]
    public void What_is_no_escape_stays_as_it_is() => Assert.Equal("a%b%4%zzc%", Decode("a%b%4%zzc%"));

    [Fact]
    public void A_name_is_decoded_once() => Assert.Equal("a%20b", Decode("a%2520b"));

    [Fact]
    public void Escaping_every_byte_changes_nothing() => Gen.String.Sample(name =>
    {
        // What follows "file:" is normalised, so that the two spellings of it are another test.
        if (name.StartsWith("file:", StringComparison.Ordinal))
        {
            return;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(name);
        string escaped = string.Concat(bytes.Select(b => $"%{b:X2}"));
        FileKey plain = Key(name.Replace("%", "%25", StringComparison.Ordinal));

        Assert.True(plain.Matches(Key(escaped)));
        Assert.Equal(plain.Hash, Key(escaped).Hash);
    });

    [Fact]
    public void Hashes_of_names_that_differ_in_a_digit_are_spread()
    {
        HashSet<ulong> low = [.. Enumerable.Range(0, 20_000).Select(i => Key($"part-{i:D5}-c000.parquet").Hash & 0xFFFFF)];

        Assert.InRange(low.Count, 19_500, 20_000);
    }

    private static FileKey Key(string path, string? vector = null) => new(Encoding.UTF8.GetBytes(path), vector);

    private static string Decode(string path)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(path);
        byte[] decoded = new byte[bytes.Length];
        return Encoding.UTF8.GetString(decoded, 0, FileKey.DecodePath(bytes, decoded));
    }
}
