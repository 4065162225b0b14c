using System.Text.Json;
using Repro.Table.Log.Checkpoints;
using Xunit;

namespace Repro.Table.Tests.Log.Checkpoints;

public class HintChecksumTests
{
    private const string Nested =
        """{"k0":"'v 0'","checksum":"6a92d155a59bf2eecbd4b4ec7fd1f875","k1":{"k2":2,"k3":["v3",[1,2],{"k4":"v4","k5":["v5","v6","v7"]}]}}""";

    private const string LongArray = """{"a":[0,1,2,3,4,5,6,7,8,9,10,11],"z":"é/ü"}""";

    [Fact]
    public void The_canonical_text_is_that_of_the_protocol()
    {
        using JsonDocument document = JsonDocument.Parse(Nested);

        Assert.Equal(
            """
            "k0"="%27v%200%27","k1"+"k2"=2,"k1"+"k3"+0="v3","k1"+"k3"+1+0=1,"k1"+"k3"+1+1=2,"k1"+"k3"+2+"k4"="v4","k1"+"k3"+2+"k5"+0="v5","k1"+"k3"+2+"k5"+1="v6","k1"+"k3"+2+"k5"+2="v7"
            """,
            HintChecksum.CanonicalText(document.RootElement, PathOrder.Text));
        Assert.Equal("6a92d155a59bf2eecbd4b4ec7fd1f875", HintChecksum.Compute(document.RootElement, PathOrder.Text));
    }

    [Theory]
    [InlineData("Text", "a0235651d04658a7d57b895c3500affa")]
    [InlineData("PathWithValue", "04d085926d7f7a9cf58275b302fd8d3a")]
    public void Positions_of_a_long_array_are_ordered_in_two_ways(string order, string checksum)
    {
        using JsonDocument document = JsonDocument.Parse(LongArray);

        Assert.Equal(checksum, HintChecksum.Compute(document.RootElement, Enum.Parse<PathOrder>(order)));
    }

    [Theory]
    [InlineData("a0235651d04658a7d57b895c3500affa", true)]
    [InlineData("04d085926d7f7a9cf58275b302fd8d3a", true)]
    [InlineData("04D085926D7F7A9CF58275B302FD8D3A", true)]
    [InlineData("04d085926d7f7a9cf58275b302fd8d3b", false)]
    [InlineData("", false)]
    public void Either_order_is_accepted_and_nothing_else(string checksum, bool isRight)
    {
        using JsonDocument document = JsonDocument.Parse($"{LongArray[..^1]},\"checksum\":\"{checksum}\"}}");

        Assert.Equal(isRight, HintChecksum.Verify(document.RootElement));
    }

    [Fact]
    public void Numbers_and_literals_stay_as_they_are_spelled()
    {
        using JsonDocument document = JsonDocument.Parse("""{"n":1.50e3,"t":true,"z":null,"e":{},"l":[]}""");

        Assert.Equal("\"n\"=1.50e3,\"t\"=true,\"z\"=null", HintChecksum.CanonicalText(document.RootElement, PathOrder.Text));
    }
}
