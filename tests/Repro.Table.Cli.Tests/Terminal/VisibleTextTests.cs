using CsCheck;
using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Tests.Terminal;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain ä 数 😀", "plain ä 数 😀")]
    [InlineData("\u001b[31mred", "\\u001b[31mred")]
    [InlineData("a\nb\tc\r", "a\\nb\\tc\\r")]
    [InlineData("\u009b2J", "\\u009b2J")]
    [InlineData("user\u202egnp.exe", "user\\u202egnp.exe")]
    public void Text_that_would_steer_a_terminal_is_shown_escaped(string text, string visible) =>
        Assert.Equal(visible, VisibleText.Of(text));

    [Fact]
    public void Half_a_character_is_shown_escaped() => Assert.Equal("\\ud83dx", VisibleText.Of("\ud83dx"));

    [Fact]
    public void No_control_character_survives() => Gen.String.Sample(text => !VisibleText.Of(text).Any(char.IsControl));

    [Fact]
    public void A_long_text_is_cut_between_characters()
    {
        Assert.Equal("abc…", VisibleText.Cut("abcdef", 4));
        Assert.Equal("ab…", VisibleText.Cut("ab😀def", 4));
        Assert.Equal("abcd", VisibleText.Cut("abcd", 4));
    }
}
