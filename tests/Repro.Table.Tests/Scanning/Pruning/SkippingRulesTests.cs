using Repro.Table.Expressions;
using Repro.Table.Log.Actions;
using Repro.Table.Log.State;
using Repro.Table.Schemas;
using Xunit;

namespace Repro.Table.Tests.Scanning.Pruning;

/// <summary>What others really write into the log, one rule at a time.</summary>
public sealed class SkippingRulesTests
{
    private const string Mapped =
        """{"delta.columnMapping.id":1,"delta.columnMapping.physicalName":"PHYSICAL"}""";

    [Fact]
    [Trait("MP", "51")]
    [Trait("MP", "126")]
    public void An_upper_bound_of_a_time_may_be_cut_to_milliseconds()
    {
        const string Stats = """{"numRecords":1,"minValues":{"c":"2024-01-01T00:00:00.456Z"},"maxValues":{"c":"2024-01-01T00:00:00.456Z"},"nullCount":{"c":0}}""";

        AssertKept(DataType.Timestamp, "c > TIMESTAMP '2024-01-01T00:00:00.456Z'", Stats);
        AssertKept(DataType.Timestamp, "c = TIMESTAMP '2024-01-01T00:00:00.456789Z'", Stats);
        AssertKept(DataType.Timestamp, "c != TIMESTAMP '2024-01-01T00:00:00.456Z'", Stats);
        AssertPruned(DataType.Timestamp, "c > TIMESTAMP '2024-01-01T00:00:00.457Z'", Stats);
        AssertPruned(DataType.Timestamp, "c < TIMESTAMP '2024-01-01T00:00:00.456Z'", Stats);
    }

    [Fact]
    [Trait("MP", "52")]
    public void A_zone_offset_may_lack_its_seconds()
    {
        // Stockholm was 01:12:12 ahead; the writer printed +01:12. The instant is 22:47:48 of the day before.
        const string Stats = """{"numRecords":1,"minValues":{"c":"1850-01-01T00:00:00.000+01:12"},"maxValues":{"c":"1850-01-01T00:00:00.000+01:12"},"nullCount":{"c":0}}""";

        AssertKept(DataType.Timestamp, "c = TIMESTAMP '1849-12-31T22:47:48Z'", Stats);
        AssertPruned(DataType.Timestamp, "c = TIMESTAMP '1849-12-31T22:40:00Z'", Stats);
        AssertPruned(
            DataType.Timestamp,
            "c > TIMESTAMP '1850-01-01T00:00:00Z'",
            """{"numRecords":1,"maxValues":{"c":"1850-01-01T00:00:00.000+01:12:12"}}""");
    }

    [Fact]
    [Trait("MP", "53")]
    public void A_local_time_has_no_zone_and_an_instant_has_one()
    {
        foreach (string text in (string[])["2024-01-01T10:00:00.000", "2024-01-01 10:00:00.000", "2024-01-01 10:00:00", "2024-01-01T10:00:00.000Z", "2024-01-01"])
        {
            string stats = $$$"""{"numRecords":1,"minValues":{"c":"{{{text}}}"},"maxValues":{"c":"{{{text}}}"},"nullCount":{"c":0}}""";
            AssertPruned(DataType.TimestampNtz, "c > TIMESTAMP_NTZ '2024-01-02 00:00:00'", stats);
            AssertKept(DataType.TimestampNtz, $"c >= TIMESTAMP_NTZ '{text[..10]}'", stats);
        }

        AssertKept(DataType.Timestamp, "c > TIMESTAMP '2030-01-01'", """{"numRecords":1,"maxValues":{"c":"2024-01-01 10:00:00"}}""");
    }

    [Fact]
    [Trait("MP", "54")]
    public void NaN_may_stand_above_the_greatest_value()
    {
        const string Stats = """{"numRecords":2,"minValues":{"c":1.0},"maxValues":{"c":5.0},"nullCount":{"c":0}}""";

        AssertKept(DataType.Double, "c > 10", Stats);
        AssertKept(DataType.Double, "c = NaN", Stats);
        AssertKept(DataType.Double, "c IN (7, NaN)", Stats);
        AssertKept(DataType.Double, "NOT (c <= 10)", Stats);
        AssertKept(DataType.Double, "c < NaN", Stats);
        AssertPruned(DataType.Double, "c BETWEEN 10 AND 20", Stats);
        AssertPruned(DataType.Double, "c > 10 AND (c < 20 AND c != 3)", Stats);
        AssertKept(DataType.Double, "c > 10 OR c < 1", Stats);
        AssertPruned(DataType.Double, "c = 10", Stats);
        AssertPruned(DataType.Double, "c < 1", Stats);
        AssertPruned(DataType.Double, "c > 10", """{"numRecords":2,"nullCount":{"c":2}}""");
        AssertKept(DataType.Double, "c = -0.0", """{"numRecords":2,"minValues":{"c":0.0},"maxValues":{"c":0.0},"nullCount":{"c":0}}""");
        AssertKept(DataType.Double, "c = Infinity", """{"numRecords":2,"minValues":{"c":1.0},"maxValues":{"c":null},"nullCount":{"c":0}}""");
    }

    [Fact]
    [Trait("MP", "55")]
    public void Long_numbers_are_compared_to_the_digit()
    {
        const string Stats = """{"numRecords":1,"minValues":{"c":9007199254740993},"maxValues":{"c":9007199254740993},"nullCount":{"c":0}}""";
        AssertKept(DataType.Long, "c = 9007199254740993", Stats);
        AssertPruned(DataType.Long, "c = 9007199254740992", Stats);

        const string Exact = """{"numRecords":1,"minValues":{"c":1234567890123456789.01},"maxValues":{"c":1234567890123456789.01},"nullCount":{"c":0}}""";
        AssertKept(new DecimalType(30, 2), "c = 1234567890123456789.01", Exact);
        AssertPruned(new DecimalType(30, 2), "c = 1234567890123456789.02", Exact);

        // 12345678901234567.89 as delta-rs prints it, and a fraction that a double cannot hold.
        const string Rounded = """{"numRecords":1,"minValues":{"c":1.2345678901234568e+16},"maxValues":{"c":1.2345678901234568e+16},"nullCount":{"c":0}}""";
        AssertKept(new DecimalType(20, 2), "c = 12345678901234567.89", Rounded);
        const string Fraction = """{"numRecords":1,"minValues":{"c":123456789012.12346},"maxValues":{"c":123456789012.12346},"nullCount":{"c":0}}""";
        AssertKept(new DecimalType(30, 10), "c = 123456789012.1234567891", Fraction);
        AssertPruned(new DecimalType(30, 10), "c = 123456789012.1240000000", Fraction);
    }

    [Fact]
    public void A_float_is_one_however_it_is_printed_and_stays_one_when_it_is_widened()
    {
        foreach (string text in (string[])["0.1", "0.10000000149011612"])
        {
            string stats = $$$"""{"numRecords":1,"minValues":{"c":{{{text}}}},"maxValues":{"c":{{{text}}}},"nullCount":{"c":0}}""";
            AssertKept(DataType.Float, "c = 0.1", stats);
            AssertPruned(DataType.Float, "c = 0.2", stats);
        }

        StructField widened = new()
        {
            Name = "c",
            Type = DataType.Double,
            Metadata = """{"delta.typeChanges":[{"fromType":"float","toType":"double"}]}""",
        };
        StructType schema = new() { Fields = [widened] };
        const string Old = """{"numRecords":1,"minValues":{"c":0.1},"maxValues":{"c":0.1},"nullCount":{"c":0}}""";
        Assert.Equal([0], PrunedTable.Kept(schema, Predicate.Parse("c = 0.10000000149011612"), Old));
        Assert.Equal([0], PrunedTable.Kept(schema, Predicate.Parse("c = 0.1"), Old));
        Assert.Empty(PrunedTable.Kept(schema, Predicate.Parse("c = 0.11"), Old));
    }

    [Fact]
    public void A_bound_of_a_narrower_type_compares_as_the_wide_one()
    {
        const string Stats = """{"numRecords":1,"minValues":{"c":5},"maxValues":{"c":7},"nullCount":{"c":0}}""";

        foreach (DataType wide in (DataType[])[DataType.Long, DataType.Double, new DecimalType(12, 2)])
        {
            AssertKept(wide, "c = 6", Stats);
            AssertPruned(wide, "c = 8", Stats);
        }
    }

    [Fact]
    [Trait("MP", "56")]
    public void Texts_compare_by_their_bytes_and_may_be_cut()
    {
        const string Stats = """{"numRecords":2,"minValues":{"c":"é"},"maxValues":{"c":"\ud83c\udfb5"},"nullCount":{"c":0}}""";

        AssertKept(DataType.String, "c = '\uFFFD'", Stats); // below 🎵 in UTF-8, above it in UTF-16
        AssertPruned(DataType.String, "c = '\U0010FFFF'", Stats);
        AssertPruned(DataType.String, "c < 'z'", Stats);
        AssertKept(DataType.String, "c LIKE '🎵%'", Stats);
        AssertPruned(DataType.String, "c LIKE 'a%'", Stats);
        AssertPruned(DataType.String, "NOT c LIKE 'ab%'", """{"numRecords":2,"minValues":{"c":"abc"},"maxValues":{"c":"abz"},"nullCount":{"c":0}}""");
        AssertKept(DataType.String, "NOT c LIKE 'abc%'", """{"numRecords":2,"minValues":{"c":"abc"},"maxValues":{"c":"abz"},"nullCount":{"c":0}}""");
        AssertKept(DataType.String, "c > 'zzz'", """{"numRecords":2,"minValues":{"c":"abc"},"nullCount":{"c":0}}""");
    }

    [Fact]
    [Trait("MP", "57")]
    public void A_column_of_nulls_passes_only_the_test_of_null()
    {
        const string AllNull = """{"numRecords":3,"minValues":{},"maxValues":{},"nullCount":{"c":3}}""";
        const string NoNull = """{"numRecords":3,"minValues":{"c":1},"maxValues":{"c":1},"nullCount":{"c":0}}""";

        AssertKept(DataType.Integer, "c IS NULL", AllNull);
        AssertPruned(DataType.Integer, "c IS NOT NULL", AllNull);
        AssertPruned(DataType.Integer, "c != 1 OR NOT (c IN (1, 2))", AllNull);
        AssertKept(DataType.Integer, "NOT c IN ()", AllNull);
        AssertPruned(DataType.Integer, "c IS NULL", NoNull);
        AssertPruned(DataType.Integer, "c != 1", NoNull);
        AssertPruned(DataType.Binary, "c = X'00'", AllNull);
    }

    [Fact]
    public void Wide_statistics_count_nulls_only_at_both_ends()
    {
        AssertKept(DataType.Integer, "c IS NULL", """{"numRecords":3,"tightBounds":false,"nullCount":{"c":2}}""");
        AssertKept(DataType.Integer, "c IS NOT NULL", """{"numRecords":3,"tightBounds":false,"nullCount":{"c":2}}""");
        AssertPruned(DataType.Integer, "c IS NOT NULL", """{"numRecords":3,"tightBounds":false,"nullCount":{"c":3}}""");
        AssertPruned(DataType.Integer, "c > 5", """{"numRecords":3,"tightBounds":false,"maxValues":{"c":5},"nullCount":{"c":0}}""");
    }

    [Theory]
    [Trait("MP", "58")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"numRecords\":1}")]
    [InlineData("{\"numRecords\":1,\"maxValues\":{\"c\":1}")]
    [InlineData("{\"numRecords\":1,\"maxValues\":{\"c\":1}} x")]
    [InlineData("{\"numRecords\":1,\"maxValues\":{\"c\":\"1\"},\"nullCount\":{\"c\":\"1\"}}")]
    [InlineData("{\"numRecords\":1,\"maxValues\":{\"c\":{\"c\":1}},\"nullCount\":{\"c\":[1]}}")]
    [InlineData("{\"numRecords\":1,\"maxValues\":{\"c\":1.5}}")]
    [InlineData("{\"numRecords\":1,\"maxValues\":{\"c\":99999999999999999999}}")]
    [InlineData("{\"numRecords\":1,\"maxValues\":{\"C\":1},\"nullCount\":{\"C\":1}}")]
    [InlineData("{\"numRecords\":1,\"maxValues\":7,\"nullCount\":null}")]
    [InlineData("{\"numRecords\":1,\"nullCount\":{\"c\":2}}")]
    [InlineData("{\"numRecords\":-1,\"nullCount\":{\"c\":-1}}")]
    public void What_is_missing_or_unreadable_keeps_the_file(string? stats)
    {
        AssertKept(DataType.Integer, "c > 5", stats);
        AssertKept(DataType.Integer, "c IS NOT NULL", stats);
        AssertKept(DataType.Integer, "c IS NULL", stats);
    }

    [Fact]
    public void Statistics_are_found_by_physical_names()
    {
        StructField inner = new() { Name = "x", Type = DataType.Integer, Metadata = Mapped.Replace("PHYSICAL", "col-2", StringComparison.Ordinal) };
        StructType schema = new()
        {
            Fields =
            [
                new StructField
                {
                    Name = "s", Type = new StructType { Fields = [inner] }, Metadata = Mapped.Replace("PHYSICAL", "col-1", StringComparison.Ordinal),
                },
                new StructField { Name = "p", Type = DataType.Date, Metadata = Mapped.Replace("PHYSICAL", "col-3", StringComparison.Ordinal) },
            ],
        };
        Metadata metadata = new()
        {
            Id = "x",
            SchemaString = SchemaJson.Write(schema),
            PartitionColumns = ["p"],
            Configuration = ValueMap.Of([KeyValuePair.Create("delta.columnMapping.mode", (string?)"name")]),
        };
        Protocol protocol = new() { MinReaderVersion = 2, MinWriterVersion = 5 };
        AddFile file = PrunedTable.File(
            0, """{"numRecords":1,"minValues":{"col-1":{"col-2":5},"s":{"x":9}},"nullCount":{"col-1":{"col-2":0}}}""", ("col-3", "2024-01-01"));
        SnapshotState state = Log.Checkpoints.CheckpointStates.Of(protocol, metadata, [[file]], _ => true);

        Assert.Equal([0], PrunedTable.Kept(state, Predicate.Parse("s.x < 6 AND p = DATE '2024-01-01'")));
        Assert.Empty(PrunedTable.Kept(state, Predicate.Parse("S.X < 5")));
        Assert.Empty(PrunedTable.Kept(state, Predicate.Parse("p > DATE '2024-01-01'")));
    }

    [Fact]
    [Trait("MP", "48")]
    public void A_name_with_a_dot_is_no_path()
    {
        StructType schema = new()
        {
            Fields =
            [
                new StructField { Name = "a.b", Type = DataType.Integer },
                new StructField { Name = "a", Type = new StructType { Fields = [new StructField { Name = "b", Type = DataType.Integer }] } },
            ],
        };
        const string Stats = """{"numRecords":1,"maxValues":{"a.b":1,"a":{"b":9}}}""";

        Assert.Equal([0], PrunedTable.Kept(schema, Predicate.Parse("a.b > 5"), Stats));
        Assert.Empty(PrunedTable.Kept(schema, Predicate.Parse("`a.b` > 5"), Stats));
    }

    private static void AssertKept(DataType type, string predicate, string? stats) =>
        Assert.Equal([0], PrunedTable.Kept(Single(type), Predicate.Parse(predicate), stats));

    private static void AssertPruned(DataType type, string predicate, string? stats) =>
        Assert.Empty(PrunedTable.Kept(Single(type), Predicate.Parse(predicate), stats));

    private static StructType Single(DataType type) => new() { Fields = [new StructField { Name = "c", Type = type }] };
}
