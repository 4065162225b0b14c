using Repro.Table.Data.Rows;
using Repro.Table.Schemas;
using Xunit;

namespace Repro.Table.Tests.Schemas;

public sealed class StructTypeOfTests
{
    [Fact]
    public void A_record_becomes_a_schema_in_the_order_of_its_properties()
    {
        Assert.Equal(
            "struct<Id:long,Age:integer,Bmi:double,Progression:double>", StructType.Of<Patient>().ToString());
        Assert.All(StructType.Of<Patient>().Fields, field => Assert.False(field.IsNullable));
    }

    [Fact]
    [Trait("MP", "77")]
    [Trait("MP", "78")]
    public void Every_supported_type_has_its_column_type()
    {
        string[] expected =
        [
            "Bool boolean not null",
            "SByte byte not null",
            "Byte short not null",
            "Short short not null",
            "UShort integer not null",
            "Int integer not null",
            "UInt long not null",
            "Long long not null",
            "Float float not null",
            "Double double not null",
            "Decimal decimal(38,18) not null",
            "Price decimal(10,2)",
            "Guid string not null",
            "Day string not null",
            "MaybeDay string",
            "Text string not null",
            "MaybeText string",
            "Bytes binary not null",
            "Memory binary not null",
            "Date date not null",
            "Instant timestamp not null",
            "Utc timestamp not null",
            "MaybeInt integer",
            "Ints array<integer> not null",
            "Texts array<string>",
            "MaybeInts array<integer> not null",
            "Map map<string,double> not null",
            "Prices array<decimal(5,1)> not null",
        ];

        Assert.Equal(expected, StructType.Of<Everything>().Fields.Select(f => f.ToString()));
    }

    [Fact]
    public void Elements_are_nullable_as_they_are_annotated()
    {
        StructType schema = StructType.Of<Everything>();

        Assert.False(((ArrayType)schema.Find("Ints")!.Type).ContainsNull);
        Assert.True(((ArrayType)schema.Find("MaybeInts")!.Type).ContainsNull);
        Assert.True(((ArrayType)schema.Find("Texts")!.Type).ContainsNull);
        Assert.True(((MapType)schema.Find("Map")!.Type).ValueContainsNull);
    }

    [Fact]
    public void What_cannot_be_a_column_is_refused_by_name()
    {
        AssertRefused("Outer.Inner", () => StructType.Of<Outer>());
        AssertRefused("Jagged.Rows", () => StructType.Of<Jagged>());
        AssertRefused("Wide.Value", () => StructType.Of<Wide>());
        AssertRefused("no class", () => StructType.Of<int>());
        AssertRefused("no class", () => StructType.Of<string>());
        AssertRefused("no public properties", () => StructType.Of<Empty>());
        AssertRefused("ignoring case", () => StructType.Of<Twins>());
    }

    [Fact]
    public void Schema_and_rows_know_the_same_types()
    {
        Assert.All(
            MemberType.All.Where(t => Nullable.GetUnderlyingType(t) is null),
            type => Assert.Contains(typeof(Everything).GetProperties(), p => p.PropertyType == type));
    }

    private static void AssertRefused(string what, Action action) =>
        Assert.Contains(what, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);

    internal sealed record Patient(long Id, int Age, double Bmi, double Progression);

    internal sealed class Everything
    {
        public bool Bool { get; set; }

        public sbyte SByte { get; set; }

        public byte Byte { get; set; }

        public short Short { get; set; }

        public ushort UShort { get; set; }

        public int Int { get; set; }

        public uint UInt { get; set; }

        public long Long { get; set; }

        public float Float { get; set; }

        public double Double { get; set; }

        public decimal Decimal { get; set; }

        [Decimal(10, 2)]
        public decimal? Price { get; set; }

        public Guid Guid { get; set; }

        public DayOfWeek Day { get; set; }

        public DayOfWeek? MaybeDay { get; set; }

        public string Text { get; set; } = string.Empty;

        public string? MaybeText { get; set; }

        public byte[] Bytes { get; set; } = [];

        public ReadOnlyMemory<byte> Memory { get; set; }

        public DateOnly Date { get; set; }

        public DateTimeOffset Instant { get; set; }

        public DateTime Utc { get; set; } = DateTime.UnixEpoch;

        public int? MaybeInt { get; set; }

        public int[] Ints { get; set; } = [];

        public List<string?>? Texts { get; set; }

        public IReadOnlyList<int?> MaybeInts { get; set; } = [];

        public Dictionary<string, double?> Map { get; set; } = [];

        [Decimal(5, 1)]
        public decimal[] Prices { get; set; } = [];
    }

    private sealed record Outer(Patient Inner);

    private sealed record Jagged(int[][] Rows);

    private sealed record Wide(ulong Value);

    private sealed record Empty;

    private sealed class Twins
    {
        public int Age { get; set; }

        public int AGE { get; set; }
    }
}
