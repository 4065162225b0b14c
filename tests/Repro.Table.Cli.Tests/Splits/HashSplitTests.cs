using System.Globalization;
using System.Text.Json;
using Repro.Table.Cli.Splits;
using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests.Splits;

public sealed class HashSplitTests
{
    private static readonly JsonElement s_vectors = TestVectors.Read("rts1-split.json");

    [Fact]
    public void Bounds_are_exact()
    {
        foreach (JsonElement vector in s_vectors.GetProperty("thresholds").EnumerateArray())
        {
            HashSplit split = HashSplit.Create("any", Parts(vector.GetProperty("parts")));
            Assert.Equal(
                vector.GetProperty("bounds").EnumerateArray().Select(bound => bound.GetString()),
                split.Bounds.Select(bound => bound.ToString(CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void Shares_that_do_not_add_up_to_one_are_refused()
    {
        foreach (JsonElement parts in s_vectors.GetProperty("refusedShares").EnumerateArray())
        {
            Assert.Throws<ArgumentException>(() => HashSplit.Create("any", Parts(parts)));
        }

        Assert.Throws<ArgumentException>(() => HashSplit.Create("any", [new SplitPart("a", "-0.5"), new SplitPart("b", "1.5")]));
        Assert.Throws<ArgumentException>(() => HashSplit.Create("any", [new SplitPart("a", "1.5"), new SplitPart("b", "-0.5")]));
    }

    [Fact]
    public void Keys_fall_into_the_parts_that_the_vectors_say()
    {
        foreach (JsonElement vector in s_vectors.GetProperty("cases").EnumerateArray())
        {
            HashSplit split = HashSplit.Create(vector.GetProperty("salt").GetString()!, Parts(vector.GetProperty("parts")));
            byte[] key = Convert.FromHexString(vector.GetProperty("keyBytes").GetString()!);
            ulong hash = split.Hash(key);
            Assert.Equal(vector.GetProperty("u64").GetString(), hash.ToString("x16", CultureInfo.InvariantCulture));
            Assert.Equal(vector.GetProperty("part").GetString(), split.PartOfHash(hash));
        }
    }

    [Theory]
    [InlineData("integer")]
    [InlineData("long")]
    public void An_integer_key_is_its_decimal_text(string type)
    {
        int checkedCount = 0;
        foreach (JsonElement vector in s_vectors.GetProperty("cases").EnumerateArray())
        {
            if (vector.GetProperty("types") is var types && types.GetArrayLength() == 1 && types[0].GetString() == type)
            {
                long key = long.Parse(vector.GetProperty("values")[0].ToString(), CultureInfo.InvariantCulture);
                HashSplit split = HashSplit.Create(vector.GetProperty("salt").GetString()!, Parts(vector.GetProperty("parts")));
                Assert.Equal(vector.GetProperty("part").GetString(), split.PartOf(key));
                checkedCount++;
            }
        }

        Assert.NotEqual(0, checkedCount);
    }

    [Fact]
    public void Hashes_next_to_a_bound_fall_on_their_side()
    {
        foreach (JsonElement vector in s_vectors.GetProperty("edges").EnumerateArray())
        {
            HashSplit split = HashSplit.Create("any", Parts(vector.GetProperty("parts")));
            ulong hash = ulong.Parse(vector.GetProperty("u64").GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            Assert.Equal(vector.GetProperty("part").GetString(), split.PartOfHash(hash));
        }
    }

    [Fact]
    public void Ten_thousand_keys_fall_as_counted()
    {
        JsonElement vector = s_vectors.GetProperty("counts");
        HashSplit split = HashSplit.Create(vector.GetProperty("salt").GetString()!, Parts(vector.GetProperty("parts")));
        Dictionary<string, int> counts = Enumerable.Range(0, 10_000).CountBy(key => split.PartOf(key)).ToDictionary();
        foreach (JsonProperty count in vector.GetProperty("counts").EnumerateObject())
        {
            Assert.Equal(count.Value.GetInt32(), counts[count.Name]);
        }
    }

    private static SplitPart[] Parts(JsonElement parts) =>
        parts.EnumerateArray().Select(part => new SplitPart(part[0].GetString()!, part[1].GetString()!)).ToArray();
}
