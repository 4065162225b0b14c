using Repro.Table.Data.DeletionVectors;
using Xunit;

namespace Repro.Table.Tests.Data.DeletionVectors;

public sealed class Z85Tests
{
    // The second one is the inline vector of the guide: rows 3, 4, 7, 11, 18 and 29.
    [Theory]
    [InlineData("HelloWorld", "864fd26fb559f75b")]
    [InlineData(
        "^Bg9^0rr910000000000iXQKl0rr91000f55c8Xg0@@D72lkbi5=-{L",
        "d1d339640100000000000000000000003a3000000100000000000500100000000300040007000b0012001d00")]
    [InlineData("", "")]
    [InlineData("%nSc0", "ffffffff")]
    public void Text_becomes_bytes(string text, string bytes)
    {
        byte[] decoded = new byte[bytes.Length / 2];
        Assert.True(Z85.TryDecode(text, decoded));
        Assert.Equal(bytes, Convert.ToHexStringLower(decoded));
    }

    [Theory]
    [InlineData("Hell", 4)]
    [InlineData("HelloW", 4)]
    [InlineData("HelloWorld", 4)]
    [InlineData("Hello", 8)]
    [InlineData("Hel o", 4)]
    [InlineData("Hel\u00e9o", 4)]
    [InlineData("Hel'o", 4)]
    [InlineData("%nSc1", 4)]
    [InlineData("#####", 4)]
    [InlineData("Hello", 3)]
    public void What_is_no_such_text_is_told(string text, int length) => Assert.False(Z85.TryDecode(text, new byte[length]));
}
