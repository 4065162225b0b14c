using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Tests.Terminal;

public sealed class AmountTests
{
    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1, "1 byte")]
    [InlineData(1023, "1,023 bytes")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(1L << 62, "4.0 EiB")]
    public void Sizes_have_a_unit(long count, string text) => Assert.Equal(text, Amount.Bytes(count));

    [Theory]
    [InlineData("7.00:00:00", "7 days")]
    [InlineData("1.00:00:00", "1 day")]
    [InlineData("12:00:00", "12 hours")]
    [InlineData("00:01:00", "1 minute")]
    [InlineData("00:00:00", "0 seconds")]
    [InlineData("00:00:01.5", "1.5 seconds")]
    public void Spans_have_the_largest_unit_that_holds_them_whole(string span, string text) =>
        Assert.Equal(text, Amount.Time(TimeSpan.Parse(span, System.Globalization.CultureInfo.InvariantCulture)));
}
