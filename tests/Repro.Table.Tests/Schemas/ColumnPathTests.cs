using CsCheck;
using Repro.Table.Schemas;
using Xunit;

namespace Repro.Table.Tests.Schemas;

[Trait("MP", "48")]
public sealed class ColumnPathTests
{
    private static readonly Gen<ColumnPath> Paths = Gen.OneOf(Gen.String, Gen.String[Gen.OneOf('a', '.', '`', ',', ' ', 'é'), 0, 6])
        .Array[1, 4].Select(steps => new ColumnPath([.. steps]));

    [Fact]
    public void Every_path_comes_back_equal() => Paths.Sample(path => Assert.Equal(path, ColumnPath.Parse(path.ToString())));

    [Fact]
    public void Every_list_comes_back_equal() => Paths.Array[1, 4].Sample(paths =>
        Assert.Equal(paths, ColumnPath.ParseList(string.Join(", ", paths.Select(p => p.ToString())))));

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a.b.c", "a|b|c")]
    [InlineData("`a.b`.c", "a.b|c")]
    [InlineData("`a``b`", "a`b")]
    [InlineData("``", "")]
    [InlineData("a b.c", "a b|c")]
    [InlineData("list.element.x", "list|element|x")]
    public void Text_is_read_step_by_step(string text, string steps) =>
        Assert.Equal(steps.Split('|'), ColumnPath.Parse(text).Steps);

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a b", "a b")]
    [InlineData("a.b", "`a.b`")]
    [InlineData("a`b", "`a``b`")]
    [InlineData("a,b", "`a,b`")]
    [InlineData(" a", "` a`")]
    public void Only_names_that_need_them_get_backticks(string name, string text) =>
        Assert.Equal(text, new ColumnPath([name]).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.")]
    [InlineData(".a")]
    [InlineData("a..b")]
    [InlineData("`a")]
    [InlineData("`a`b")]
    [InlineData("a`b`")]
    [InlineData("a,b")]
    public void Malformed_text_is_refused(string text) => Assert.Throws<FormatException>(() => ColumnPath.Parse(text));

    [Fact]
    public void A_list_is_split_at_commas_outside_backticks()
    {
        Assert.Equal([new ColumnPath(["a", "b"]), new ColumnPath(["c,d"])], ColumnPath.ParseList(" a.b , `c,d` "));
        Assert.Empty(ColumnPath.ParseList("  "));
        Assert.Throws<FormatException>(() => ColumnPath.ParseList("a,"));
    }

    [Fact]
    public void A_path_finds_columns_inside_lists_maps_and_structs()
    {
        StructType inner = new() { Fields = [new StructField { Name = "X.y", Type = DataType.Date }] };
        StructType schema = new()
        {
            Fields =
            [
                new StructField { Name = "l", Type = new ArrayType { ElementType = inner } },
                new StructField { Name = "m", Type = new MapType { KeyType = DataType.String, ValueType = inner } },
            ],
        };
        Assert.Equal(DataType.Date, ColumnPath.Parse("L.element.`x.Y`").Find(schema));
        Assert.Equal(DataType.String, ColumnPath.Parse("m.key").Find(schema));
        Assert.Equal(DataType.Date, ColumnPath.Parse("m.value.`X.y`").Find(schema));
        Assert.Null(ColumnPath.Parse("l.x").Find(schema));
        Assert.Null(ColumnPath.Parse("m.element").Find(schema));
        Assert.Null(ColumnPath.Parse("l.element.X.y").Find(schema));
    }
}
