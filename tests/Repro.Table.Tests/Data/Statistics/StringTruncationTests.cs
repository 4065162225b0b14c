using System.Text;
using CsCheck;
using Repro.Table.Data.Statistics;
using Xunit;

namespace Repro.Table.Tests.Data.Statistics;

public sealed class StringTruncationTests
{
    private const string Last = "\U0010FFFF";
    private const string Delete = "\u007F";
    private const int Length = 32;

    private static readonly string A31 = new('a', 31);
    private static readonly string A32 = new('a', 32);

    public static TheoryData<string, string, string?> Vectors => new()
    {
        { A32, A32, A32 },
        { A32 + "a", A32, A32 + Delete },
        { A32 + "é", A32, A32 + Last },
        { A32 + Delete + "x", A32, A32 + Last },
        { A31 + "🎵b", A31 + "🎵", A31 + "🎵" + Delete },
        { A32 + Repeat(16), A32, A32 + Repeat(16) },
        { A32 + Repeat(17), A32, null },
        { A32 + Repeat(16) + "b", A32, A32 + Repeat(16) + Delete },
        { string.Empty, string.Empty, string.Empty },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    [Trait("MP", "56")]
    public void Bounds_are_cut_as_the_vectors_say(string text, string min, string? max)
    {
        Assert.Equal(min, StringTruncation.Min(text, Length));
        Assert.Equal(max, StringTruncation.Max(text, Length));
    }

    [Fact]
    [Trait("MP", "56")]
    public void Cut_bounds_enclose_their_text_in_utf8_order_and_stay_valid_text()
    {
        Gen<string> piece = Gen.OneOf(
            Gen.Char['\u0001', '\u00FF'].Select(c => $"{c}"),
            Gen.Int[0x10000, 0x10FFFF].Select(char.ConvertFromUtf32),
            Gen.Char['\uE000', '\uFFFF'].Select(c => $"{c}"),
            Gen.Const(Last));
        Gen.Select(piece.Array[0, 12].Select(string.Concat), Gen.Int[1, 5]).Sample((text, length) =>
        {
            string min = StringTruncation.Min(text, length);
            string? max = StringTruncation.Max(text, length);

            Assert.True(Utf8(min).AsSpan().SequenceCompareTo(Utf8(text)) <= 0);
            Assert.True(max is null || Utf8(max).AsSpan().SequenceCompareTo(Utf8(text)) >= 0);
            Assert.True(min.Length <= length + 1);
        });
    }

    private static string Repeat(int count) => string.Concat(Enumerable.Repeat(Last, count));

    private static byte[] Utf8(string text) => new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text);
}
