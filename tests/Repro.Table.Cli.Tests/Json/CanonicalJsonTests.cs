using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Repro.Table.Cli.Json;
using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests.Json;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Documents_are_spelled_as_the_vectors_say()
    {
        foreach (JsonElement vector in TestVectors.Read("canonical-json.json").GetProperty("cases").EnumerateArray())
        {
            JsonNode? input = JsonNode.Parse(vector.GetProperty("input").GetString()!);
            Assert.Equal(vector.GetProperty("canonical").GetString(), CanonicalJson.Of(input));
        }
    }

    [Fact]
    public void Numbers_keep_their_value() => Gen.Double.Where(double.IsFinite).Sample(value =>
        BitConverter.DoubleToInt64Bits(double.Parse(CanonicalJson.Of(JsonNumber.Of(value)), System.Globalization.CultureInfo.InvariantCulture))
            == BitConverter.DoubleToInt64Bits(value == 0 ? 0 : value));

    [Theory]
    [InlineData(9007199254740992, "9007199254740992")]
    [InlineData(9007199254740993, "\"9007199254740993\"")]
    [InlineData(-9007199254740993, "\"-9007199254740993\"")]
    [InlineData(long.MinValue, "\"-9223372036854775808\"")]
    public void Integers_that_a_double_would_change_are_text(long value, string json) =>
        Assert.Equal(json, CanonicalJson.Of(JsonNumber.Of(value)));

    [Fact]
    public void Floats_keep_their_own_digits() => Assert.Equal("0.1", CanonicalJson.Of(JsonNumber.Of(0.1f)));

    [Fact]
    public void What_is_not_finite_is_text() =>
        Assert.Equal("[\"NaN\",\"-Infinity\"]", CanonicalJson.Of(new JsonArray(JsonNumber.Of(double.NaN), JsonNumber.Of(float.NegativeInfinity))));
}
