using Repro.Table.Schemas;
using Xunit;

namespace Repro.Table.Tests.Schemas;

public sealed class ColumnMappingTests
{
    [Fact]
    public void Physical_names_replace_logical_ones_at_every_level()
    {
        StructType leaf = new() { Fields = [Field("x", DataType.Long, "p-x", 3)] };
        StructType schema = new()
        {
            Fields =
            [
                Field("a", new ArrayType { ElementType = leaf, ContainsNull = false }, "p-a", 1) with { IsNullable = false },
                Field("m", new MapType { KeyType = leaf, ValueType = leaf, ValueContainsNull = false }, "p-m", 2),
            ],
        };
        StructType physicalLeaf = new() { Fields = [leaf.Fields[0] with { Name = "p-x" }] };
        StructType expected = new()
        {
            Fields =
            [
                schema.Fields[0] with { Name = "p-a", Type = new ArrayType { ElementType = physicalLeaf, ContainsNull = false } },
                schema.Fields[1] with
                {
                    Name = "p-m",
                    Type = new MapType { KeyType = physicalLeaf, ValueType = physicalLeaf, ValueContainsNull = false },
                },
            ],
        };
        Assert.Equal(expected, ColumnMapping.PhysicalSchema(schema, ColumnMappingMode.Name));
        Assert.Equal(expected, ColumnMapping.PhysicalSchema(schema, ColumnMappingMode.Id));
        Assert.Same(schema, ColumnMapping.PhysicalSchema(schema, ColumnMappingMode.None));
    }

    [Fact]
    public void Ids_are_read_and_may_be_absent()
    {
        Assert.Equal(7, ColumnMapping.FieldId(Field("a", DataType.Long, "p", 7)));
        Assert.Null(ColumnMapping.FieldId(new StructField { Name = "a", Type = DataType.Long }));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"delta.columnMapping.physicalName":null}""")]
    [InlineData("""{"delta.columnMapping.physicalName":""}""")]
    [InlineData("""{"delta.columnMapping.physicalName":5}""")]
    [InlineData("""{"delta.columnMapping.physicalName":"\ud800"}""")]
    [InlineData("""["delta.columnMapping.physicalName"]""")]
    [InlineData("""{"delta.columnMapping.physicalName" """)]
    public void A_mapped_field_without_a_physical_name_is_refused_by_name(string metadata)
    {
        StructType schema = new() { Fields = [new StructField { Name = "age", Type = DataType.Long, Metadata = metadata }] };
        FormatException e = Assert.Throws<FormatException>(() => ColumnMapping.PhysicalSchema(schema, ColumnMappingMode.Name));
        Assert.Contains("age", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_fields_with_one_physical_name_are_refused()
    {
        StructType schema = new() { Fields = [Field("a", DataType.Long, "p", 1), Field("b", DataType.Long, "p", 2)] };
        Assert.Throws<FormatException>(() => ColumnMapping.PhysicalSchema(schema, ColumnMappingMode.Name));
    }

    [Fact]
    public void An_id_that_is_no_integer_is_refused() => Assert.Throws<FormatException>(() => ColumnMapping.FieldId(
        new StructField { Name = "a", Type = DataType.Long, Metadata = """{"delta.columnMapping.id":2147483648}""" }));

    [Fact]
    public void An_escaped_member_name_is_the_same_member() => Assert.Equal("p", ColumnMapping.PhysicalName(
        new StructField { Name = "a", Type = DataType.Long, Metadata = """{"\u0064elta.columnMapping.physicalName":"p"}""" },
        ColumnMappingMode.Name));

    private static StructField Field(string name, DataType type, string physical, int id) => new()
    {
        Name = name,
        Type = type,
        Metadata = $$"""{"delta.columnMapping.id":{{id}},"delta.columnMapping.physicalName":"{{physical}}"}""",
    };
}
