using System.Text;
using CsCheck;
using Repro.Table.Cli.Values;

namespace Repro.Table.Cli.Tests.Values;

public sealed class TimestampTextTests
{
    [Theory]
    [InlineData("1970-01-01", 0)]
    [InlineData("1970-01-01T00:00", 0)]
    [InlineData("1970-01-01 00:00:01", 1_000_000)]
    [InlineData("1970-01-01T00:00:00.5", 500_000)]
    [InlineData("1970-01-01T00:00:00.000001Z", 1)]
    [InlineData("1970-01-01T00:00:00.000001000Z", 1)]
    [InlineData("1970-01-01T01:00:00+01:00", 0)]
    [InlineData("1969-12-31T16:00:00-0800", 0)]
    [InlineData("1970-01-01T05:30:00+05:30", 0)]
    [InlineData("1970-01-01T02:00+02", 0)]
    [InlineData("2024-02-29T12:34:56.123456Z", 1709210096123456)]
    [InlineData("0001-01-01", -62135596800000000)]
    [InlineData("9999-12-31T23:59:59.999999Z", 253402300799999999)]
    public void An_instant_without_a_zone_is_utc(string text, long microseconds)
    {
        Assert.True(TimestampText.TryParse(Encoding.UTF8.GetBytes(text), out long value));
        Assert.Equal(microseconds, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024")]
    [InlineData("2024-13-01")]
    [InlineData("2023-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("2024-01-01T")]
    [InlineData("2024-01-01T24:00")]
    [InlineData("2024-01-01T12:60")]
    [InlineData("2024-01-01T12:00:61")]
    [InlineData("2024-01-01T12:00:00.")]
    [InlineData("2024-01-01T12:00:00.1234567")]
    [InlineData("2024-01-01T12:00:00X")]
    [InlineData("2024-01-01T12:00:00+1")]
    [InlineData("2024-01-01T12:00:00+19:00")]
    [InlineData("2024-01-01Z")]
    [InlineData(" 2024-01-01")]
    [InlineData("2024-1-1")]
    public void Anything_else_is_refused(string text) => Assert.False(TimestampText.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Text_and_instant_are_one_to_one() => Gen.Long[-62135596800000000, 253402300799999999].Sample(microseconds =>
        TimestampText.TryParse(Encoding.UTF8.GetBytes(TimestampText.Of(microseconds, "Z")), out long again) && again == microseconds);

    [Fact]
    public void An_instant_outside_of_the_calendar_is_shown_as_a_number() =>
        Assert.Equal("9223372036854775807 microseconds since 1970", TimestampText.Of(long.MaxValue, "Z"));
}
