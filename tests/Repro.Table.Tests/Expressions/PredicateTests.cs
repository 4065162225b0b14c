using Repro.Table.Errors;
using Repro.Table.Expressions;
using Repro.Table.Schemas;
using Xunit;
using static Repro.Table.Expressions.Predicate;

namespace Repro.Table.Tests.Expressions;

public sealed class PredicateTests
{
    private static readonly StructType Schema = new()
    {
        Fields =
        [
            Field("Age", DataType.Integer),
            Field("sex", DataType.String),
            Field("Bmi", DataType.Double),
            Field("tiny", DataType.Byte),
            Field("price", new DecimalType(10, 2)),
            Field("ratio", DataType.Float),
            Field("born", DataType.Date),
            Field("seen", DataType.Timestamp),
            Field("local", DataType.TimestampNtz),
            Field("raw", DataType.Binary),
            Field("a.b", DataType.Long),
            Field("a", new StructType { Fields = [Field("B", DataType.Long)] }),
            Field("tags", new ArrayType { ElementType = DataType.String }),
        ],
    };

    [Fact]
    public void A_condition_reads_as_it_is_written()
    {
        Predicate predicate = Column("Age") > 40 & Column("sex").In("f", "m") | !(Column("Bmi") <= 20.5) & Column("sex").StartsWith("f");

        Assert.Equal(
            "((Age > 40 AND sex IN ('f', 'm')) OR (NOT (Bmi <= 20.5) AND sex STARTS WITH 'f'))", predicate.ToString());
    }

    [Fact]
    public void Predicates_compare_by_content()
    {
        Assert.Equal(Column("a", "b") == 1 & Column("c").In("x", "y"), Column("a", "b") == 1 & Column("c").In("x", "y"));
        Assert.NotEqual(Column("c").In("x", "y"), Column("c").In("x", "z"));
        Assert.NotEqual(Column("a") == 1, Column("a") == 1L);
        Assert.NotEqual(Column("a").IsNull(), Column("b").IsNull());
        Assert.Equal(Column("d") == double.NaN, Column("d") == double.NaN);
        Assert.Equal((Column("x") == new byte[] { 1 }).GetHashCode(), (Column("x") == new byte[] { 1 }).GetHashCode());
    }

    [Fact]
    public void Binding_spells_names_as_the_schema_does_and_lists_the_columns()
    {
        BoundPredicate bound = BoundPredicate.Bind(Column("SEX") == "f" & Column("A", "b") > 1 & Column("age").IsNotNull(), Schema);

        Assert.Equal(["Age", "sex", "a"], bound.Columns);
        Assert.Equal("((sex = 'f' AND a.B > 1) AND NOT (Age IS NULL))", bound.ToString());
    }

    [Fact]
    [Trait("MP", "48")]
    public void A_name_with_a_dot_is_a_column_and_a_path_is_a_field()
    {
        Assert.Equal(["a.b"], BoundPredicate.Bind(Column("a.b") == 1, Schema).Columns);
        Assert.Equal(["a"], BoundPredicate.Bind(Column("a", "b") == 1, Schema).Columns);
        Assert.Equal("`a.b`", Column("a.b").ToString());
        Assert.Equal("`a``b`.c", Column("a`b", "c").ToString());
    }

    [Fact]
    public void An_unknown_column_is_refused_with_the_closest_names()
    {
        SchemaMismatchException unknown = Assert.Throws<SchemaMismatchException>(() => BoundPredicate.Bind(Column("Agee") > 1, Schema));
        Assert.Equal("Agee", unknown.Column);
        Assert.Contains("Did you mean 'Age'", unknown.Message, StringComparison.Ordinal);

        SchemaMismatchException notNested = Assert.Throws<SchemaMismatchException>(() => BoundPredicate.Bind(Column("Age", "x") > 1, Schema));
        Assert.Contains("'Age' is integer", notNested.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_literal_becomes_the_type_of_its_column_where_nothing_is_lost()
    {
        AssertBinds(Column("tiny") == 127, "tiny = 127");
        AssertBinds(Column("tiny") == -128L, "tiny = -128");
        AssertBinds(Column("Age") == 40m, "Age = 40");
        AssertBinds(Column("Age") == 40.0, "Age = 40");
        AssertBinds(Column("Bmi") == 40, "Bmi = 40.0");
        AssertBinds(Column("Bmi") == 0.1m, "Bmi = 0.1");
        AssertBinds(Column("ratio") == 0.1m, "ratio = 0.1");
        AssertBinds(Column("Bmi") == 0.5f, "Bmi = 0.5");
        AssertBinds(Column("ratio") == 0.5, "ratio = 0.5");
        AssertBinds(Column("ratio") == double.NaN, "ratio = NaN");
        AssertBinds(Column("price") == 3, "price = 3.00");
        AssertBinds(Column("price") == 3.50m, "price = 3.50");
        AssertBinds(Column("price") == 99_999_999.99m, "price = 99999999.99");
        AssertBinds(Column("born") == new DateOnly(2024, 2, 29), "born = date '2024-02-29'");
        AssertBinds(
            Column("seen") == new DateTimeOffset(2024, 1, 1, 2, 0, 0, TimeSpan.FromHours(2)),
            "seen = timestamp '2024-01-01T00:00:00.000000Z'");
        AssertBinds(Column("local") == new DateTime(2024, 1, 1), "local = timestamp_ntz '2024-01-01 00:00:00'");
        AssertBinds(Column("raw") == new byte[] { 1, 255 }, "raw = X'01FF'");
        AssertBinds(Column("sex") == Guid.Empty, "sex = '00000000-0000-0000-0000-000000000000'");
        AssertBinds(Column("tags").IsNull(), "tags IS NULL");
    }

    [Fact]
    public void A_literal_that_would_lose_something_is_refused_with_its_column()
    {
        AssertRefused(Column("tiny") == 128, "tiny", "byte", "integer");
        AssertRefused(Column("Age") > 40.5, "Age", "integer", "double");
        AssertRefused(Column("Age") > 5_000_000_000, "Age", "integer", "long");
        AssertRefused(Column("Bmi") == (1L << 53) + 1, "Bmi", "double", "long");
        AssertRefused(Column("ratio") == 0.1, "ratio", "float", "double");
        AssertRefused(Column("price") == 0.001m, "price", "decimal(10,2)", "decimal(3,3)");
        AssertRefused(Column("price") == 100_000_000, "price", "decimal(10,2)", "integer");
        AssertRefused(Column("sex") == 1, "sex", "string", "integer");
        AssertRefused(Column("seen") == new DateTime(2024, 1, 1), "seen", "timestamp", "timestamp_ntz");
        AssertRefused(Column("born") == "2024-01-01", "born", "date", "string");
        AssertRefused(Column("Age").StartsWith("4"), "Age", "integer", "string");
        AssertRefused(Column("tags") == "x", "tags", "array<string>", "string");
    }

    [Fact]
    public void In_is_bound_sorted_and_without_duplicates()
    {
        Assert.Equal("Age IN (1, 2, 3)", BoundPredicate.Bind(Column("Age").In(3, 1L, 2, 3m), Schema).ToString());
    }

    [Fact]
    [Trait("MP", "73")]
    public void A_time_finer_than_a_microsecond_or_of_a_local_kind_is_no_literal()
    {
        Assert.Throws<ArgumentException>(() => Column("t") == new DateTimeOffset(1, TimeSpan.Zero));
        Assert.Throws<ArgumentException>(() => Column("t") == new DateTime(1, DateTimeKind.Utc));
        Assert.Throws<ArgumentException>(() => Column("t") == new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Local));
    }

    [Fact]
    public void What_is_no_value_and_no_name_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Column("t") == (string)null!);
        Assert.Throws<ArgumentException>(() => Column("t") == "\uD800");
        Assert.Throws<ArgumentException>(() => Column());
        Assert.Throws<ArgumentException>(() => Column("a", string.Empty));
    }

    private static void AssertBinds(Predicate predicate, string expected) =>
        Assert.Equal(expected, BoundPredicate.Bind(predicate, Schema).ToString());

    private static void AssertRefused(Predicate predicate, string column, string expected, string actual)
    {
        SchemaMismatchException e = Assert.Throws<SchemaMismatchException>(() => BoundPredicate.Bind(predicate, Schema));
        Assert.Equal((column, expected, actual), (e.Column, e.Expected!, e.Actual!));
        Assert.Contains(column, e.Message, StringComparison.Ordinal);
    }

    private static StructField Field(string name, DataType type) => new() { Name = name, Type = type };
}
