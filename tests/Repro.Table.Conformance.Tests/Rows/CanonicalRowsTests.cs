using Apache.Arrow;
using Repro.Table.Schemas;
using Repro.Table.TestKit.Rows;
using Repro.Table.TestKit.Tables;
using Xunit;

namespace Repro.Table.Conformance.Tests.Rows;

/// <summary>The comparison that all tests here rest on can tell right from wrong.</summary>
public sealed class CanonicalRowsTests
{
    private static readonly StructType Schema = new()
    {
        Fields =
        [
            new() { Name = "n", Type = DataType.Long },
            new() { Name = "x", Type = DataType.Double },
            new() { Name = "m", Type = new MapType { KeyType = DataType.String, ValueType = DataType.Float } },
        ],
    };

    [Fact]
    public void Arrow_rows_equal_the_json_that_they_were_made_of()
    {
        IReadOnlyList<RecordBatch> batches = AllTypesTable.Batches();
        CanonicalRows.Of(batches).MustEqual(AllTypesTable.Rows, "Arrow");
        Assert.Equal(11, AllTypesTable.Rows.Count);
    }

    [Theory]
    [InlineData("""{"n":9007199254740993}""", """{"n":9007199254740993,"x":null,"m":null}""")]
    [InlineData("""{"x":1}""", """{"x":1.0}""")]
    [InlineData("""{"x":1e300}""", """{"x":1.0E+300}""")]
    [InlineData("""{"m":[{"key":"a","value":0.5},{"key":"b","value":1}]}""", """{"m":[{"key":"b","value":1.0},{"key":"a","value":0.5}]}""")]
    [InlineData("""{"m":[{"key":"\u00e9","value":null}]}""", """{"m":[{"key":"é","value":null}]}""")]
    public void Spellings_of_one_row_are_equal(string one, string other) =>
        Assert.Null(CanonicalRows.Of(Schema, one).Difference(CanonicalRows.Of(Schema, other)));

    [Theory]
    [InlineData("""{"n":9007199254740993}""", """{"n":9007199254740992}""")]
    [InlineData("""{"n":1}""", """{"n":1.0}""")]
    [InlineData("""{"x":0.0}""", """{"x":-0.0}""")]
    [InlineData("""{"x":0.1}""", """{"x":0.10000000149011612}""")]
    [InlineData("""{"x":"NaN"}""", """{"x":null}""")]
    [InlineData("""{"m":[]}""", """{"m":null}""")]
    [InlineData("""{"n":1}""", """{"n":1,"more":2}""")]
    [InlineData("{\"n\":1}\n{\"n\":1}", """{"n":1}""")]
    public void Different_rows_differ_either_way(string one, string other)
    {
        Assert.NotNull(CanonicalRows.Of(Schema, one).Difference(CanonicalRows.Of(Schema, other)));
        Assert.NotNull(CanonicalRows.Of(Schema, other).Difference(CanonicalRows.Of(Schema, one)));
    }

    [Fact]
    public void A_difference_shows_rows_of_both_sides()
    {
        string? difference = CanonicalRows.Of(Schema, """{"n":1}""").Difference(CanonicalRows.Of(Schema, """{"n":2}"""));
        Assert.Contains("missing: {\"m\":null,\"n\":2,\"x\":null}", difference, StringComparison.Ordinal);
        Assert.Contains("not expected: {\"m\":null,\"n\":1,\"x\":null}", difference, StringComparison.Ordinal);
    }
}
