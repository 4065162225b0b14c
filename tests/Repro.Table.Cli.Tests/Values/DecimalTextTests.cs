using System.Text;
using CsCheck;
using Repro.Table.Cli.Values;

namespace Repro.Table.Cli.Tests.Values;

public sealed class DecimalTextTests
{
    [Theory]
    [InlineData("1.10", 10, 2, "1.10")]
    [InlineData("-0.05", 10, 2, "-0.05")]
    [InlineData("+7", 10, 2, "7.00")]
    [InlineData(".5", 10, 2, "0.50")]
    [InlineData("5.", 10, 2, "5.00")]
    [InlineData("1.1000", 10, 2, "1.10")]
    [InlineData("00012", 2, 0, "12")]
    [InlineData("99999999999999999999999999999999999999", 38, 0, "99999999999999999999999999999999999999")]
    [InlineData("0.00000000000000000000000000000000000001", 38, 38, "0.00000000000000000000000000000000000001")]
    public void A_decimal_is_taken_exactly(string text, int precision, int scale, string again)
    {
        Assert.True(DecimalText.TryParse(Encoding.UTF8.GetBytes(text), precision, scale, out Int128 value));
        Assert.Equal(again, DecimalText.Of(value, scale));
    }

    [Theory]
    [InlineData("1.105", 10, 2)]
    [InlineData("100", 4, 2)]
    [InlineData("1e3", 10, 2)]
    [InlineData("1,5", 10, 2)]
    [InlineData("", 10, 2)]
    [InlineData(".", 10, 2)]
    [InlineData("-", 10, 2)]
    [InlineData("1.2.3", 10, 2)]
    [InlineData("999999999999999999999999999999999999999", 38, 0)]
    public void A_decimal_that_would_lose_digits_is_refused(string text, int precision, int scale) =>
        Assert.False(DecimalText.TryParse(Encoding.UTF8.GetBytes(text), precision, scale, out _));

    [Fact]
    public void Text_and_value_are_one_to_one() => Gen.Select(Gen.Long, Gen.Int[0, 20]).Sample((unscaled, scale) =>
        DecimalText.TryParse(Encoding.UTF8.GetBytes(DecimalText.Of(unscaled, scale)), 38, scale, out Int128 again) && again == unscaled);
}
