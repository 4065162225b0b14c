using System.Globalization;
using System.Text;
using System.Text.Json;
using Apache.Arrow;
using CsCheck;
using Repro.Table.Data.Statistics;
using Repro.Table.Expressions;
using Repro.Table.Schemas;
using Xunit;

namespace Repro.Table.Tests.Data.Statistics;

public sealed class FileStatisticsCollectorTests
{
    private static readonly StatisticsOptions Defaults = new();

    [Fact]
    public void Statistics_are_written_in_fixed_order_over_all_batches()
    {
        StructType schema = Schema(("id", DataType.Long), ("name", DataType.String));
        FileStatisticsCollector collector = new(schema, Defaults);
        foreach (object?[][] rows in new object?[][][] { [[3L, "b"], [1L, null]], [[2L, "a\"\\é🎵"]], [] })
        {
            using RecordBatch batch = ArrowSamples.Batch(schema, rows);
            collector.Observe(batch);
        }

        Assert.Equal(
            """{"numRecords":3,"minValues":{"id":1,"name":"a\"\\é🎵"},"maxValues":{"id":3,"name":"b"},"nullCount":{"id":0,"name":1}}""",
            collector.Complete().Replace("\\uD83C\\uDFB5", "🎵", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_without_rows_has_counts_and_no_bounds()
    {
        Assert.Equal(
            """{"numRecords":0,"minValues":{},"maxValues":{},"nullCount":{"v":0}}""", Stats(DataType.Long));
    }

    [Fact]
    [Trait("MP", "55")]
    public void Wide_integers_and_decimals_are_exact_to_the_digit()
    {
        AssertBounds("-9223372036854775808", "9223372036854775807", DataType.Long, 0L, long.MaxValue, long.MinValue);
        AssertBounds("9007199254740993", "9007199254740993", DataType.Long, 9007199254740993L);
        AssertBounds("-999999999999999999", "7", new DecimalType(18, 0), (Int128)(-999999999999999999), (Int128)7);
        Int128 widest = DecimalText.PowerOfTen(38) - 1;
        AssertBounds(
            "-99999999999999999999.999999999999999999", "0.000000000000000001", new DecimalType(38, 18), -widest, Int128.One);
    }

    [Fact]
    public void Small_integers_are_numbers()
    {
        AssertBounds("-128", "127", DataType.Byte, (sbyte)127, (sbyte)-128, null);
        AssertBounds("-32768", "5", DataType.Short, (short)5, short.MinValue);
        AssertBounds("-2147483648", "2147483647", DataType.Integer, int.MinValue, int.MaxValue);
    }

    [Fact]
    [Trait("MP", "54")]
    [Trait("MP", "131")]
    public void A_column_with_a_nan_has_no_bounds()
    {
        AssertBounds(null, null, DataType.Double, 1d, double.NaN, -5d);
        AssertBounds(null, null, DataType.Float, float.NaN);
    }

    [Fact]
    [Trait("MP", "54")]
    public void An_infinite_side_has_no_bound_and_an_upper_zero_is_positive()
    {
        AssertBounds("1.0", null, DataType.Double, 1d, double.PositiveInfinity);
        AssertBounds(null, "1.0E10", DataType.Double, double.NegativeInfinity, 1e10);
        AssertBounds("-0.0", "0.0", DataType.Double, -0d);
        AssertBounds("-0.0", "0.0", DataType.Float, 0f, -0f);
        AssertBounds("0.0", "0.1", DataType.Float, 0.1f, 0f);
    }

    [Fact]
    [Trait("MP", "53")]
    public void Timestamps_keep_their_microseconds_and_only_utc_has_a_zone()
    {
        AssertBounds("1969-12-31T23:59:59.999999Z", "2024-06-15T12:30:45.456789Z", DataType.Timestamp, -1L, 1718454645456789L);
        AssertBounds("1970-01-01T00:00:00.000000", "1970-01-01T00:00:00.000001", DataType.TimestampNtz, 0L, 1L);
        AssertBounds("1970-01-01T00:00:00.000000Z", null, DataType.Timestamp, 0L, long.MaxValue);
        AssertBounds("0001-01-01", "9999-12-31", DataType.Date, -719162, 2932896);
    }

    [Fact]
    [Trait("MP", "51")]
    public void The_upper_bound_of_a_timestamp_is_not_below_its_value()
    {
        AssertBounds("2024-06-15T12:30:45.456789Z", "2024-06-15T12:30:45.456789Z", DataType.Timestamp, 1718454645456789L);
    }

    [Fact]
    [Trait("MP", "57")]
    public void A_column_of_nulls_has_a_count_and_no_bounds()
    {
        Assert.Equal(
            """{"numRecords":2,"minValues":{},"maxValues":{},"nullCount":{"v":2}}""", Stats(DataType.Long, null, null));
        Assert.Equal(
            """{"numRecords":3,"minValues":{"v":""},"maxValues":{"v":""},"nullCount":{"v":2}}""",
            Stats(DataType.String, null, string.Empty, null));
    }

    [Fact]
    public void An_empty_string_of_an_earlier_batch_stays_the_minimum()
    {
        StructType schema = Schema(("v", DataType.String));
        FileStatisticsCollector collector = new(schema, Defaults);
        foreach (string value in new[] { string.Empty, "b" })
        {
            using RecordBatch batch = ArrowSamples.Batch(schema, [value]);
            collector.Observe(batch);
        }

        Assert.Contains("""minValues":{"v":""},"maxValues":{"v":"b"}""", collector.Complete(), StringComparison.Ordinal);
    }

    [Fact]
    public void Types_without_an_order_have_a_null_count_only()
    {
        StructType schema = Schema(
            ("bool", DataType.Boolean),
            ("binary", DataType.Binary),
            ("list", new ArrayType { ElementType = DataType.Long }),
            ("map", new MapType { KeyType = DataType.String, ValueType = DataType.Long }),
            ("void", DataType.Void));
        FileStatisticsCollector collector = new(schema, Defaults);
        using RecordBatch batch = ArrowSamples.Batch(
            schema, [true, null, new object?[] { 1L }, null, null], [null, new byte[] { 1 }, null, null, null]);
        collector.Observe(batch);

        Assert.Equal(
            """{"numRecords":2,"minValues":{},"maxValues":{},"nullCount":{"bool":1,"binary":1,"list":1,"map":2,"void":2}}""",
            collector.Complete());
    }

    [Fact]
    public void Nested_fields_are_nested_and_null_where_their_parent_is()
    {
        StructType inner = Schema(("x", DataType.Integer), ("b", DataType.Binary));
        StructType schema = Schema(("s", Schema(("t", inner), ("f", DataType.Boolean))));
        FileStatisticsCollector collector = new(schema, Defaults);
        using RecordBatch batch = ArrowSamples.Batch(
            schema,
            [new object?[] { new object?[] { 5, null }, true }],
            [new object?[] { null, false }],
            [null],
            [new object?[] { new object?[] { -5, null }, null }]);
        using RecordBatch slice = batch.Slice(0, 3);
        collector.Observe(slice);

        Assert.Equal(
            """{"numRecords":3,"minValues":{"s":{"t":{"x":5}}},"maxValues":{"s":{"t":{"x":5}}},"nullCount":{"s":{"t":{"x":2,"b":3},"f":1}}}""",
            collector.Complete());
    }

    [Fact]
    [Trait("MP", "96")]
    public void A_wide_table_has_statistics_for_its_first_leaves_only()
    {
        StructType wide = Schema([.. Enumerable.Range(0, 500).Select(i => ($"c{i}", (DataType)DataType.Long))]);
        FileStatisticsCollector collector = new(wide, Defaults);
        using RecordBatch batch = ArrowSamples.Batch(wide, [.. Enumerable.Range(0, 500).Select(i => (object?)(long)i)]);
        collector.Observe(batch);
        string json = collector.Complete();

        using JsonDocument document = JsonDocument.Parse(json);
        Assert.Equal(32, document.RootElement.GetProperty("nullCount").EnumerateObject().Count());
        Assert.True(Encoding.UTF8.GetByteCount(json) < 2048);
    }

    [Fact]
    public void Leaves_are_counted_inside_structs_and_a_list_takes_one_place()
    {
        StructType schema = Schema(
            ("list", new ArrayType { ElementType = DataType.Long }), ("s", Schema(("a", DataType.Long), ("b", DataType.Long))), ("c", DataType.Long));

        Assert.Equal("""{"list":0,"s":{"a":0}}""", NullCounts(schema, new StatisticsOptions { IndexedColumnCount = 2 }));
        Assert.Equal("""{"list":0,"s":{"a":0,"b":0},"c":0}""", NullCounts(schema, new StatisticsOptions { IndexedColumnCount = -1 }));
        Assert.Equal("{}", NullCounts(schema, new StatisticsOptions { IndexedColumnCount = 0 }));
    }

    [Fact]
    [Trait("MP", "48")]
    [Trait("MP", "59")]
    public void Listed_columns_win_and_those_without_an_order_are_passed_over()
    {
        StructType schema = Schema(
            ("a", DataType.Long),
            ("raw", DataType.Binary),
            ("s", Schema(("x", DataType.Long), ("y", DataType.Boolean), ("z", DataType.Binary))),
            ("with.dot", DataType.Long),
            ("tick`s, too", DataType.Long));

        Assert.Equal(
            """{"s":{"x":0,"y":0},"with.dot":0,"tick`s, too":0}""",
            NullCounts(schema, Listed("raw, S ,`with.dot`,`tick``s, too`")));
        Assert.Equal("""{"a":0,"s":{"y":0}}""", NullCounts(schema, Listed("s.y,a")));
        Assert.Equal("{}", NullCounts(schema, Listed(string.Empty)));
    }

    [Fact]
    [Trait("MP", "56")]
    public void Bounds_enclose_every_value_of_every_type()
    {
        StructType schema = Schema(
            ("byte", DataType.Byte),
            ("int", DataType.Integer),
            ("long", DataType.Long),
            ("float", DataType.Float),
            ("double", DataType.Double),
            ("decimal", new DecimalType(38, 3)),
            ("string", DataType.String),
            ("date", DataType.Date),
            ("timestamp", DataType.Timestamp),
            ("ntz", DataType.TimestampNtz));
        Gen.Select(ArrowSamples.Row(schema).Array[0, 30].Array[1, 3], Gen.Int[0, 3]).Sample((batches, head) =>
        {
            FileStatisticsCollector collector = new(schema, Defaults);
            List<object?[]> observed = [];
            foreach (object?[][] rows in batches)
            {
                using RecordBatch batch = ArrowSamples.Batch(schema, rows);
                int start = Math.Min(head, rows.Length);
                collector.Observe(batch.Slice(start, rows.Length - start));
                observed.AddRange(rows[start..]);
            }

            using JsonDocument stats = JsonDocument.Parse(collector.Complete());
            Assert.Equal(observed.Count, stats.RootElement.GetProperty("numRecords").GetInt32());
            for (int i = 0; i < schema.Fields.Length; i++)
            {
                StructField field = schema.Fields[i];
                object?[] values = [.. observed.Select(r => r[i])];
                Assert.Equal(values.Count(v => v is null), stats.RootElement.GetProperty("nullCount").GetProperty(field.Name).GetInt32());
                foreach (object value in values.OfType<object>())
                {
                    Assert.True(Compare(Bound(stats, "minValues", field), value, -1) <= 0, $"{field}: {value}");
                    Assert.True(Compare(Bound(stats, "maxValues", field), value, 1) >= 0, $"{field}: {value}");
                }
            }
        });
    }

    private static StatisticsOptions Listed(string columns) => new() { Columns = StatisticsOptions.ParseColumns(columns) };

    private static string NullCounts(StructType schema, StatisticsOptions options)
    {
        using JsonDocument document = JsonDocument.Parse(new FileStatisticsCollector(schema, options).Complete());
        return document.RootElement.GetProperty("nullCount").GetRawText();
    }

    private static void AssertBounds(string? min, string? max, DataType type, params object?[] values)
    {
        using JsonDocument document = JsonDocument.Parse(Stats(type, values));
        string? Raw(string side) => document.RootElement.GetProperty(side).TryGetProperty("v", out JsonElement bound)
            ? bound.GetRawText().Trim('"')
            : null;
        Assert.Equal((min, max), (Raw("minValues"), Raw("maxValues")));
    }

    private static string Stats(DataType type, params object?[] values)
    {
        StructType schema = Schema(("v", type));
        FileStatisticsCollector collector = new(schema, Defaults);
        using RecordBatch batch = ArrowSamples.Batch(schema, [.. values.Select(v => new[] { v })]);
        collector.Observe(batch);
        return collector.Complete();
    }

    private static string? Bound(JsonDocument stats, string side, StructField field) =>
        stats.RootElement.GetProperty(side).TryGetProperty(field.Name, out JsonElement bound)
            ? bound.ValueKind == JsonValueKind.String ? bound.GetString() : bound.GetRawText()
            : null;

    /// <summary>Compares a bound as readers parse it; an absent one lies beyond every value.</summary>
    private static int Compare(string? bound, object value, int absent)
    {
        if (bound is null)
        {
            return absent;
        }

        switch (value)
        {
            case string text:
                return Encoding.UTF8.GetBytes(bound).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(text));
            case double real:
                return double.Parse(bound, CultureInfo.InvariantCulture).CompareTo(real);
            case float real:
                return float.Parse(bound, CultureInfo.InvariantCulture).CompareTo(real);
            case Int128 digits:
                Assert.True(DecimalText.TryParse(bound, new DecimalType(38, 3), out Int128 unscaled));
                return unscaled.CompareTo(digits);
            case int days when bound.Length == 10 && bound[4] == '-':
                Assert.True(CalendarText.TryParseDate(bound, out int boundDays));
                return boundDays.CompareTo(days);
            case long microseconds when bound.Contains('T', StringComparison.Ordinal):
                Assert.True(CalendarText.TryParseTimestamp(bound, out long boundMicroseconds, out _));
                return boundMicroseconds.CompareTo(microseconds);
            default:
                return long.Parse(bound, CultureInfo.InvariantCulture).CompareTo(System.Convert.ToInt64(value, null));
        }
    }

    private static StructType Schema(params (string Name, DataType Type)[] fields) =>
        new() { Fields = [.. fields.Select(f => new StructField { Name = f.Name, Type = f.Type })] };
}
