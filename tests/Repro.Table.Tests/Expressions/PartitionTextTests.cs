using System.Globalization;
using CsCheck;
using Repro.Table.Expressions;
using Repro.Table.Schemas;
using Xunit;

namespace Repro.Table.Tests.Expressions;

public sealed class PartitionTextTests
{
    private static readonly Dictionary<string, DataType> Types = new()
    {
        ["byte"] = DataType.Byte,
        ["short"] = DataType.Short,
        ["integer"] = DataType.Integer,
        ["long"] = DataType.Long,
        ["boolean"] = DataType.Boolean,
        ["float"] = DataType.Float,
        ["double"] = DataType.Double,
        ["date"] = DataType.Date,
        ["timestamp"] = DataType.Timestamp,
        ["timestamp_ntz"] = DataType.TimestampNtz,
        ["string"] = DataType.String,
        ["binary"] = DataType.Binary,
        ["decimal(38,18)"] = new DecimalType(38, 18),
        ["decimal(5,2)"] = new DecimalType(5, 2),
        ["decimal(38,0)"] = new DecimalType(38, 0),
    };

    [Theory]
    [InlineData("byte", "-128", "-128")]
    [InlineData("integer", "01", "1")]
    [InlineData("long", "-9223372036854775808", "-9223372036854775808")]
    [InlineData("long", "9223372036854775807", "9223372036854775807")]
    [InlineData("boolean", "true", "true")]
    [InlineData("boolean", "False", "false")]
    [InlineData("date", "2024-06-15", "2024-06-15")]
    [InlineData("date", "0001-01-01", "0001-01-01")]
    [InlineData("date", "9999-12-31", "9999-12-31")]
    [InlineData("timestamp", "2024-06-15T12:30:45.123456Z", "2024-06-15T12:30:45.123456Z")]
    [InlineData("timestamp", "2024-06-15 12:30:45", "2024-06-15T12:30:45.000000Z")]
    [InlineData("timestamp", "2024-06-15 12:30:45.5", "2024-06-15T12:30:45.500000Z")]
    [InlineData("timestamp", "2024-06-15T12:30:45.123+02:00", "2024-06-15T10:30:45.123000Z")]
    [InlineData("timestamp", "1850-01-01T00:00:00+01:12:12", "1849-12-31T22:47:48.000000Z")]
    [InlineData("timestamp", "1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z")]
    [InlineData("timestamp_ntz", "2024-06-15 12:30:45", "2024-06-15 12:30:45")]
    [InlineData("timestamp_ntz", "2024-06-15 12:30:45.000001", "2024-06-15 12:30:45.000001")]
    [InlineData("timestamp_ntz", "2024-06-15T12:30:45", "2024-06-15 12:30:45")]
    [InlineData("timestamp_ntz", "2024-06-15", "2024-06-15 00:00:00")]
    [InlineData("decimal(38,18)", "1.23", "1.230000000000000000")]
    [InlineData("decimal(38,18)", "-0.000000000000000001", "-0.000000000000000001")]
    [InlineData("decimal(5,2)", "-7", "-7.00")]
    [InlineData("decimal(5,2)", "999.990", "999.99")]
    [InlineData("decimal(38,0)", "-99999999999999999999999999999999999999", "-99999999999999999999999999999999999999")]
    [InlineData("double", "0", "0.0")]
    [InlineData("double", "-0.0", "0.0")]
    [InlineData("double", "1e7", "1.0E7")]
    [InlineData("double", "9999999", "9999999.0")]
    [InlineData("double", "12345678", "1.2345678E7")]
    [InlineData("double", "0.001", "0.001")]
    [InlineData("double", "0.00099", "9.9E-4")]
    [InlineData("double", "123.456", "123.456")]
    [InlineData("double", "100", "100.0")]
    [InlineData("double", "-1.5E300", "-1.5E300")]
    [InlineData("double", "4.9E-324", "5.0E-324")]
    [InlineData("double", "NaN", "NaN")]
    [InlineData("double", "Infinity", "Infinity")]
    [InlineData("double", "-Infinity", "-Infinity")]
    [InlineData("float", "0.1", "0.1")]
    [InlineData("float", "3.4028235E38", "3.4028235E38")]
    [InlineData("string", "US/East", "US/East")]
    [InlineData("string", "100%25", "100%25")]
    [InlineData("string", " ", " ")]
    [InlineData("string", "München", "München")]
    [InlineData("string", "__HIVE_DEFAULT_PARTITION__", "__HIVE_DEFAULT_PARTITION__")]
    [InlineData("binary", "é", "é")]
    [Trait("MP", "43")]
    public void Text_is_read_and_written_in_its_canonical_form(string type, string text, string canonical)
    {
        Assert.True(PartitionText.TryParse(text, Types[type], out Literal? value));
        Assert.True(PartitionText.TryFormat(value, out string? written));
        Assert.Equal(canonical, written);
        Assert.True(PartitionText.TryParse(canonical, Types[type], out Literal? again));
        Assert.Equal(0, LiteralOrder.Instance.Compare(value, again));
    }

    [Theory]
    [InlineData("byte", "128")]
    [InlineData("integer", "1.0")]
    [InlineData("integer", " 1")]
    [InlineData("long", "9223372036854775808")]
    [InlineData("boolean", "1")]
    [InlineData("date", "2024-02-30")]
    [InlineData("date", "2024-06-15 00:00:00")]
    [InlineData("timestamp", "2024-06-15T12:30")]
    [InlineData("timestamp", "2024-06-15T12:30:45.")]
    [InlineData("timestamp", "2024-06-15T12:30:45.1234567Z")]
    [InlineData("timestamp", "2024-06-15T12:30:45.5 UTC")]
    [InlineData("timestamp_ntz", "2024-06-15T12:30:45Z")]
    [InlineData("decimal(5,2)", "1000")]
    [InlineData("decimal(5,2)", "1.234")]
    [InlineData("decimal(5,2)", "1.2.3")]
    [InlineData("decimal(5,2)", ".")]
    [InlineData("decimal(38,0)", "999999999999999999999999999999999999999")]
    [InlineData("double", "1,5")]
    public void Text_that_is_none_of_the_type_is_refused(string type, string text)
    {
        Assert.False(PartitionText.TryParse(text, Types[type], out Literal? value));
        Assert.Null(value);
    }

    [Fact]
    [Trait("MP", "45")]
    public void Null_and_empty_are_one_null_for_every_type()
    {
        foreach (DataType type in Types.Values)
        {
            Assert.True(PartitionText.TryParse(null, type, out Literal? fromNull));
            Assert.True(PartitionText.TryParse(string.Empty, type, out Literal? fromEmpty));
            Assert.Null(fromNull);
            Assert.Null(fromEmpty);
        }

        foreach (Literal? empty in new Literal?[] { null, string.Empty, Array.Empty<byte>() })
        {
            Assert.True(PartitionText.TryFormat(empty, out string? text));
            Assert.Null(text);
        }
    }

    [Fact]
    public void A_binary_that_is_not_utf8_has_no_text()
    {
        Assert.False(PartitionText.TryFormat(new byte[] { 0xFF }, out string? text));
        Assert.Null(text);
    }

    [Fact]
    public void A_nested_type_cannot_partition_a_table()
    {
        Assert.False(PartitionText.TryParse("[]", new ArrayType { ElementType = DataType.Long }, out _));
    }

    [Fact]
    public void Every_double_round_trips()
    {
        Gen.Double.Sample(value => AssertRoundTrip(value, DataType.Double));
        Gen.Single.Sample(value => AssertRoundTrip(value, DataType.Float));
    }

    [Fact]
    public void Every_integer_date_and_instant_round_trips()
    {
        Gen.Long.Sample(value => AssertRoundTrip(value, DataType.Long));
        Gen.DateTime.Sample(value =>
        {
            DateTime micros = new(value.Ticks / 10 * 10, DateTimeKind.Utc);
            AssertRoundTrip(micros, DataType.Timestamp);
            AssertRoundTrip(DateTime.SpecifyKind(micros, DateTimeKind.Unspecified), DataType.TimestampNtz);
            AssertRoundTrip(DateOnly.FromDateTime(micros), DataType.Date);
        });
    }

    [Fact]
    [Trait("MP", "74")]
    public void Every_decimal_of_38_digits_round_trips()
    {
        Gen.Select(Gen.Int[1, 38], Gen.Int[0, 38], Gen.ULong, Gen.ULong, Gen.Bool).Sample((precision, scale, high, low, isNegative) =>
        {
            DecimalType type = new(precision, Math.Min(scale, precision));
            Int128 digits = (Int128)(new UInt128(high, low) % (UInt128)DecimalText.PowerOfTen(precision));
            AssertRoundTrip(Literal.OfDecimal(type, isNegative ? -digits : digits), type);
        });
    }

    [Fact]
    [Trait("MP", "43")]
    public void Every_text_round_trips()
    {
        Gen.String[Gen.Char['\u0001', '\uD7FF'], 1, 20].Sample(text => AssertRoundTrip(text, DataType.String));
    }

    [Fact]
    public void Every_system_decimal_keeps_its_value()
    {
        Gen.Decimal.Sample(value =>
        {
            Literal literal = value;
            Assert.True(DecimalText.TryDecimal(literal.Unscaled, ((DecimalType)literal.Type).Scale, out decimal back));
            Assert.Equal(value, back);
            Assert.Equal(
                value,
                decimal.Parse(PartitionText.TryFormat(literal, out string? text) ? text! : "0", CultureInfo.InvariantCulture));
        });
    }

    private static void AssertRoundTrip(Literal value, DataType type)
    {
        Assert.True(PartitionText.TryFormat(value, out string? text));
        Assert.True(PartitionText.TryParse(text, type, out Literal? back));
        Assert.Equal(0, LiteralOrder.Instance.Compare(value, back));
        Assert.Equal(type, back!.Type);
    }
}
