using System.Text.Json;
using CsCheck;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using Xunit;

namespace Repro.Table.Tests.Schemas;

public sealed class SchemaJsonTests
{
    [Fact]
    public void Every_schema_comes_back_equal() =>
        SchemaGen.Schema.Sample(schema => Assert.Equal(schema, SchemaJson.Parse(SchemaJson.Write(schema))));

    [Fact]
    public void Written_text_is_JSON() => SchemaGen.Schema.Sample(schema => JsonDocument.Parse(SchemaJson.Write(schema)).Dispose());

    [Fact]
    public void Text_in_the_form_of_Spark_comes_back_byte_for_byte()
    {
        const string text =
            """{"type":"struct","fields":[{"name":"id","type":"long","nullable":false,"metadata":{}},"""
            + """{"name":"Größe \"x\"","type":"decimal(38,18)","nullable":true,"metadata":{"comment":"a, b"}},"""
            + """{"name":"l","type":{"type":"array","elementType":{"type":"struct","fields":[{"name":"t","type":"timestamp_ntz","nullable":true,"metadata":{}}]},"containsNull":false},"nullable":true,"metadata":{}},"""
            + """{"name":"m","type":{"type":"map","keyType":"string","valueType":"binary","valueContainsNull":true},"nullable":true,"metadata":{}}]}""";
        Assert.Equal(text, SchemaJson.Write(SchemaJson.Parse(text)));
    }

    [Fact]
    public void Members_may_come_in_any_order_and_unknown_ones_are_skipped()
    {
        StructType schema = SchemaJson.Parse(
            """
            { "fields" : [ { "extra": [[{}]], "metadata": {}, "nullable": true,
                "type": { "containsNull": true, "elementType": "string", "type": "array" }, "name": "tags" } ],
              "type": "struct" }
            """);
        StructField field = Assert.Single(schema.Fields);
        Assert.Equal(new ArrayType { ElementType = DataType.String }, field.Type);
    }

    [Theory]
    [InlineData("""{ "b" : 1.50,  "a": 12345678901234567890, "\u0061\"": [ ] }""")]
    [InlineData("""{"delta.columnMapping.id":1,"é":"\u00e9"}""")]
    public void Field_metadata_is_kept_byte_for_byte(string metadata)
    {
        StructType schema = SchemaJson.Parse(Schema("string", metadata));
        Assert.Equal(metadata, schema.Fields[0].Metadata);
        Assert.Contains(metadata, SchemaJson.Write(schema), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("decimal", 10, 0)]
    [InlineData("decimal(38,38)", 38, 38)]
    [InlineData("decimal( 9 , 2 )", 9, 2)]
    public void Decimals_are_read(string name, int precision, int scale) =>
        Assert.Equal(new DecimalType(precision, scale), SchemaJson.Parse(Schema(name)).Fields[0].Type);

    [Theory]
    [InlineData("geometry(OGC:CRS84)")]
    [InlineData("geography(OGC:CRS84, spherical)")]
    [InlineData("interval year to month")]
    [InlineData("variant")]
    [InlineData("timestamp_nanos")]
    public void Types_that_are_not_known_keep_their_name(string name)
    {
        StructType schema = SchemaJson.Parse(Schema(name));
        Assert.Equal(name, Assert.IsType<UnsupportedType>(schema.Fields[0].Type).Name);
        Assert.Equal(Schema(name), SchemaJson.Write(schema));
    }

    [Fact]
    public void A_type_that_is_an_unknown_object_keeps_its_text()
    {
        string text = Schema("string").Replace("\"string\"", """{"type":"udt", "class":"x","sqlType":"long"}""", StringComparison.Ordinal);
        StructType schema = SchemaJson.Parse(text);
        Assert.Equal("udt", Assert.IsType<UnsupportedType>(schema.Fields[0].Type).Name);
        Assert.Equal(text, SchemaJson.Write(schema));
    }

    [Fact]
    [Trait("MP", "47")]
    public void Names_that_differ_only_in_case_are_read_in_the_case_they_have()
    {
        const string text = """{"type":"struct","fields":[{"name":"Age","type":"long","nullable":true,"metadata":{}},{"name":"age","type":"string","nullable":true,"metadata":{}}]}""";
        StructType schema = SchemaJson.Parse(text);
        Assert.Equal(DataType.Long, schema.Find("Age")?.Type);
        Assert.Equal(DataType.String, schema.Find("age")?.Type);
        Assert.Equal(text, SchemaJson.Write(schema));
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("{", "not JSON")]
    [InlineData("\"string\"", "not a struct")]
    [InlineData("[]", "a type was expected")]
    [InlineData("""{"type":"struct"}""", "'fields'")]
    [InlineData("""{"fields":[]}""", "'type'")]
    [InlineData("""{"type":"struct","fields":{}}""", "array of fields")]
    [InlineData("""{"type":"struct","fields":[1]}""", "a field was expected")]
    [InlineData("""{"type":"struct","fields":[]} x""", "not JSON")]
    [InlineData("""{"type":"struct","type":"struct","fields":[]}""", "'type' stands twice")]
    [InlineData("""{"type":"struct","fields":[{"type":"long","nullable":true}]}""", "'name'")]
    [InlineData("""{"type":"struct","fields":[{"name":"a","nullable":true}]}""", "'type'")]
    [InlineData("""{"type":"struct","fields":[{"name":"a","type":"long"}]}""", "'nullable'")]
    [InlineData("""{"type":"struct","fields":[{"name":"a","type":"long","nullable":"true"}]}""", "true or false")]
    [InlineData("""{"type":"struct","fields":[{"name":"a","type":"long","nullable":true,"metadata":[]}]}""", "field metadata")]
    [InlineData("""{"type":"struct","fields":[{"name":"a","name":"b","type":"long","nullable":true}]}""", "'name' stands twice")]
    [InlineData("""{"type":"struct","fields":[{"name":"\ud800","type":"long","nullable":true}]}""", "not valid text")]
    [InlineData("""{"type":"struct","fields":[{"name":"a","type":"struct","nullable":true}]}""", "'struct'")]
    [InlineData("""{"type":"struct","fields":[{"name":"a","type":{"type":"array","containsNull":true},"nullable":true}]}""", "'elementType'")]
    [InlineData("""{"type":"struct","fields":[{"name":"a","type":{"type":"map","keyType":"long","valueType":"long"},"nullable":true}]}""", "'valueContainsNull'")]
    public void Malformed_text_is_refused_with_its_reason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => SchemaJson.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("decimal(39,0)")]
    [InlineData("decimal(0,0)")]
    [InlineData("decimal(5,6)")]
    [InlineData("decimal(5,-1)")]
    [InlineData("decimal(5)")]
    [InlineData("decimal(5,2")]
    [InlineData("decimal(")]
    [InlineData("decimal(99999999999,1)")]
    public void Decimals_out_of_range_are_refused_by_name(string name) =>
        Assert.Contains(name, Assert.Throws<FormatException>(() => SchemaJson.Parse(Schema(name))).Message, StringComparison.Ordinal);

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Assert.Throws<FormatException>(() => SchemaJson.Parse(Schema("\ud800")));

    [Theory]
    [InlineData(126)]
    [InlineData(127)]
    [InlineData(100_000)]
    public void Nesting_ends_at_128_levels(int arrays)
    {
        string type = string.Concat(Enumerable.Repeat("""{"type":"array","containsNull":true,"elementType":""", arrays));
        string text = Schema("X").Replace("\"X\"", type + "\"long\"" + new string('}', arrays), StringComparison.Ordinal);
        if (arrays == 126)
        {
            Assert.Equal(text.Length, SchemaJson.Write(SchemaJson.Parse(text)).Length);
            return;
        }

        LimitExceededException e = Assert.Throws<LimitExceededException>(() => SchemaJson.Parse(text));
        Assert.Equal("MaxSchemaLevels", e.Limit);
    }

    [Theory]
    [InlineData("metadata")]
    [InlineData("extra")]
    public void Nesting_that_is_skipped_ends_too(string member)
    {
        string text = $$"""{"type":"struct","fields":[{"{{member}}":{"a":{{new string('[', 100_000)}}""";
        Assert.Throws<LimitExceededException>(() => SchemaJson.Parse(text));
    }

    [Fact]
    public void Columns_end_at_the_limit()
    {
        const string field = """{"name":"a","type":"long","nullable":true,"metadata":{}}""";
        string Text(int n) => $$"""{"type":"struct","fields":[{{string.Join(',', Enumerable.Repeat(field, n))}}]}""";
        Assert.Equal(SchemaJson.MaxLeaves, SchemaJson.Parse(Text(SchemaJson.MaxLeaves)).Fields.Length);
        Assert.Equal("MaxSchemaLeaves", Assert.Throws<LimitExceededException>(() => SchemaJson.Parse(Text(SchemaJson.MaxLeaves + 1))).Limit);
    }

    [Fact]
    public void Damaged_text_is_read_or_refused_and_nothing_else() => Gen
        .Select(SchemaGen.Schema, Gen.Int[0, int.MaxValue], Gen.Char, Gen.Int[0, 2])
        .Sample((schema, at, c, kind) =>
        {
            string text = SchemaJson.Write(schema);
            at %= text.Length;
            string damaged = kind switch
            {
                0 => text[..at],
                1 => text[..at] + text[(at + 1)..],
                _ => text[..at] + c + text[(at + 1)..],
            };
            try
            {
                SchemaJson.Parse(damaged);
            }
            catch (FormatException)
            {
                // Refused with a reason.
            }
        });

    private static string Schema(string type, string metadata = "{}") =>
        $$"""{"type":"struct","fields":[{"name":"a","type":"{{type}}","nullable":true,"metadata":{{metadata}}}]}""";
}
