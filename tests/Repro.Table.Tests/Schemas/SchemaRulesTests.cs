using Repro.Table.Errors;
using Repro.Table.Schemas;
using Xunit;

namespace Repro.Table.Tests.Schemas;

public sealed class SchemaRulesTests
{
    [Theory]
    [Trait("MP", "47")]
    [InlineData("Age", "age")]
    [InlineData("age", "age")]
    [InlineData("É", "é")]
    public void Names_that_differ_only_in_case_are_refused_at_every_level(string first, string second)
    {
        StructType twice = Struct((first, DataType.Long), (second, DataType.Long));
        Assert.Equal(second, Refused(twice).Column);
        Assert.Equal($"s.{second}", Refused(Struct(("s", twice))).Column);
        Assert.Equal($"s.element.{second}", Refused(Struct(("s", new ArrayType { ElementType = twice }))).Column);
        MapType map = new() { KeyType = DataType.Long, ValueType = twice };
        Assert.Equal($"s.value.{second}", Refused(Struct(("s", map))).Column);
    }

    [Fact]
    [Trait("MP", "47")]
    public void The_same_name_on_two_levels_is_fine() =>
        SchemaRules.Validate(Struct(("a", Struct(("A", DataType.Long)))), ColumnMappingMode.None);

    [Theory]
    [InlineData(' ')]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('{')]
    [InlineData('}')]
    [InlineData('(')]
    [InlineData(')')]
    [InlineData('\n')]
    [InlineData('\t')]
    [InlineData('=')]
    public void Some_characters_need_column_mapping(char c)
    {
        StructType schema = Struct(("s", Struct(($"a{c}b", DataType.Long))));
        Assert.StartsWith("s.", Refused(schema).Column, StringComparison.Ordinal);
        SchemaRules.Validate(schema, ColumnMappingMode.Name);
    }

    [Theory]
    [InlineData("a.b")]
    [InlineData("a`b")]
    [InlineData("Größe")]
    [InlineData("🎵")]
    [InlineData("_date")]
    [InlineData("a\ufffd")]
    public void Other_names_are_fine(string name) => SchemaRules.Validate(Struct((name, DataType.Long)), ColumnMappingMode.None);

    [Theory]
    [InlineData("")]
    [InlineData("a\0")]
    [InlineData("_change_type")]
    [InlineData("_Commit_Version")]
    public void Names_that_cannot_stand_in_a_table_are_refused(string name) => Refused(Struct((name, DataType.Long)));

    [Fact]
    public void Half_a_surrogate_pair_is_refused_in_names_and_metadata()
    {
        Refused(Struct(("a\ud800", DataType.Long)));
        Refused(new StructType { Fields = [new StructField { Name = "a", Type = DataType.Long, Metadata = "{\"a\":\"\udc00\"}" }] });
    }

    [Fact]
    public void A_struct_without_fields_is_refused()
    {
        Assert.Empty(Refused(Struct()).Column);
        Assert.Equal("s", Refused(Struct(("s", Struct()))).Column);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{} {}")]
    [InlineData("""{"a":1,"a":2}""")]
    public void Field_metadata_that_would_damage_the_log_is_refused(string metadata) => Assert.Equal("a", Refused(new StructType
    {
        Fields = [new StructField { Name = "a", Type = DataType.Long, Metadata = metadata }],
    }).Column);

    [Fact]
    public void A_type_that_cannot_be_written_is_refused_by_name()
    {
        StructType schema = Struct(("v", new ArrayType { ElementType = new UnsupportedType { Name = "variant" } }));
        UnsupportedFeatureException e = Assert.Throws<UnsupportedFeatureException>(
            () => SchemaRules.Validate(schema, ColumnMappingMode.None));
        Assert.Equal(["variant"], e.Features);
        Assert.Equal(TableAccess.Write, e.Access);
        Assert.Contains("v.element", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_that_could_not_be_read_again_is_not_written()
    {
        DataType type = DataType.Long;
        for (int i = 0; i < 200; i++)
        {
            type = new ArrayType { ElementType = type };
        }

        Assert.Throws<LimitExceededException>(() => SchemaRules.Validate(Struct(("a", type)), ColumnMappingMode.None));
    }

    [Fact]
    [Trait("MP", "47")]
    public void Partition_columns_take_the_case_of_the_schema() => Assert.Equal(
        ["Country", "Day"],
        SchemaRules.ResolvePartitionColumns(
            Struct(("Day", DataType.Date), ("x", DataType.Long), ("Country", DataType.String)), ["country", "DAY"]));

    [Fact]
    public void Binary_and_decimal_columns_may_partition() => Assert.Equal(
        ["b", "d"],
        SchemaRules.ResolvePartitionColumns(
            Struct(("b", DataType.Binary), ("d", new DecimalType(38, 18)), ("x", DataType.Long)), ["b", "d"]));

    [Theory]
    [InlineData("nowhere")]
    [InlineData("a", "A")]
    [InlineData("a", "b", "s", "l", "v", "u")]
    [InlineData("s")]
    [InlineData("l")]
    [InlineData("v")]
    [InlineData("u")]
    public void Columns_that_cannot_partition_are_refused(params string[] names)
    {
        StructType schema = Struct(
            ("a", DataType.Long), ("b", DataType.Long), ("s", Struct(("x", DataType.Long))),
            ("l", new ArrayType { ElementType = DataType.Long }), ("v", DataType.Void), ("u", new UnsupportedType { Name = "variant" }));
        Assert.Throws<SchemaMismatchException>(() => SchemaRules.ResolvePartitionColumns(schema, names));
    }

    [Fact]
    public void One_column_must_be_left_for_the_files() => Assert.Throws<SchemaMismatchException>(() =>
        SchemaRules.ResolvePartitionColumns(Struct(("a", DataType.Long), ("b", DataType.Long)), ["b", "a"]));

    [Fact]
    public void Void_may_stand_in_the_schema_and_beside_stored_columns()
    {
        StructType schema = Struct(("n", DataType.Void), ("s", Struct(("x", DataType.Long), ("y", DataType.Void))));
        SchemaRules.Validate(schema, ColumnMappingMode.None);
        SchemaRules.ValidateForFiles(schema, []);
    }

    public static TheoryData<string, StructType> VoidSchemas() => new()
    {
        { "", Struct(("n", DataType.Void), ("p", DataType.Long)) },
        { "s", Struct(("x", DataType.Long), ("s", Struct(("n", DataType.Void)))) },
        { "l.element", Struct(("l", new ArrayType { ElementType = DataType.Void })) },
        { "m.value", Struct(("m", new MapType { KeyType = DataType.Long, ValueType = DataType.Void })) },
        { "m.key", Struct(("m", new MapType { KeyType = DataType.Void, ValueType = DataType.Long })) },
    };

    [Theory]
    [MemberData(nameof(VoidSchemas))]
    public void Void_that_a_file_cannot_leave_out_stops_writing_files(string column, StructType schema)
    {
        SchemaRules.Validate(schema, ColumnMappingMode.None);
        SchemaMismatchException e = Assert.Throws<SchemaMismatchException>(() => SchemaRules.ValidateForFiles(schema, ["p"]));
        Assert.Equal(column, e.Column);
    }

    private static SchemaMismatchException Refused(StructType schema) =>
        Assert.Throws<SchemaMismatchException>(() => SchemaRules.Validate(schema, ColumnMappingMode.None));

    private static StructType Struct(params (string Name, DataType Type)[] fields) => new()
    {
        Fields = [.. fields.Select(f => new StructField { Name = f.Name, Type = f.Type })],
    };
}
