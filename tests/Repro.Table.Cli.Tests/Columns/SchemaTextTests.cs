using Repro.Table.Cli.Columns;
using Repro.Table.Cli.Failures;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Tests.Columns;

public sealed class SchemaTextTests
{
    [Fact]
    public void A_schema_is_columns_with_types()
    {
        StructType schema = SchemaText.Parse("id:long not null, price:decimal(10,2),day: Date,when:timestamp_ntz");
        Assert.Equal(
            ["id long not null", "price decimal(10,2)", "day date", "when timestamp_ntz"],
            schema.Fields.Select(field => field.ToString()));
    }

    [Theory]
    [InlineData("string")]
    [InlineData("long")]
    [InlineData("integer")]
    [InlineData("short")]
    [InlineData("byte")]
    [InlineData("double")]
    [InlineData("float")]
    [InlineData("boolean")]
    [InlineData("date")]
    [InlineData("timestamp")]
    [InlineData("timestamp_ntz")]
    [InlineData("binary")]
    [InlineData("decimal(38,38)")]
    public void Every_primitive_is_known_by_its_protocol_name(string name) => Assert.Equal(name, TypeText.Parse(name).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("id")]
    [InlineData(":long")]
    [InlineData("id:")]
    [InlineData("id:int64")]
    [InlineData("id:decimal(39,0)")]
    [InlineData("id:decimal(5,6)")]
    [InlineData("id:decimal(5)")]
    [InlineData("id:long,ID:string")]
    [InlineData("id:long,")]
    public void What_does_not_parse_is_a_usage_error(string text) =>
        Assert.Equal(ExitCode.Usage, Assert.Throws<CliException>(() => SchemaText.Parse(text)).Exit);
}
