using CsCheck;
using Repro.Table.Errors;
using Repro.Table.Expressions;
using Repro.Table.Expressions.Parsing;
using Repro.Table.Schemas;
using Xunit;
using static Repro.Table.Expressions.Predicate;

namespace Repro.Table.Tests.Expressions.Parsing;

public sealed class PredicateTextTests
{
    private static readonly (string Name, DataType Type)[] Columns =
    [
        ("i", DataType.Integer), ("l", DataType.Long), ("d", DataType.Double), ("f", DataType.Float), ("p", new DecimalType(30, 6)),
        ("s", DataType.String), ("a.b", DataType.String), ("and", DataType.Boolean), ("1st", DataType.Binary), ("date", DataType.Date),
        ("t", DataType.Timestamp), ("n", DataType.TimestampNtz),
    ];

    private static readonly StructType Schema = new()
    {
        Fields = [.. Columns.Select(c => new StructField { Name = c.Name, Type = c.Type })],
    };

    [Fact]
    public void A_condition_is_what_the_operators_would_have_made()
    {
        AssertParses("age > 40 AND sex IN ('f', 'm')", Column("age") > 40 & Column("sex").In("f", "m"));
        AssertParses("a = 1 or b = 2 and not c = 3", Column("a") == 1 | (Column("b") == 2 & !(Column("c") == 3)));
        AssertParses("(a = 1 OR b == 2) AND (c <> 3)", (Column("a") == 1 | Column("b") == 2) & Column("c") != 3);
        AssertParses("x between 1 and 2 AND y not between 3 and 4", Column("x") >= 1 & Column("x") <= 2 & !(Column("y") >= 3 & Column("y") <= 4));
        AssertParses("x IS NULL OR x IS NOT NULL", Column("x").IsNull() | Column("x").IsNotNull());
        AssertParses("x NOT IN (1)", !Column("x").In(1));
        AssertParses("40 < age AND 40 >= age", Column("age") > 40 & Column("age") <= 40);
        AssertParses("name LIKE 'Dr%' AND NOT name LIKE '100\\%\\_\\\\%'", Column("name").StartsWith("Dr") & !Column("name").StartsWith("100%_\\"));
        AssertParses("name NOT STARTS WITH '%'", !Column("name").StartsWith("%"));
        AssertParses("a.b.`c.d` = 'x' AND `tick``s` = ''", Column("a", "b", "c.d") == "x" & Column("tick`s") == string.Empty);
    }

    [Fact]
    public void Each_literal_has_the_type_that_its_text_says()
    {
        AssertParses("x = -2147483648", Column("x") == int.MinValue);
        AssertParses("x = 2147483648", Column("x") == 2147483648L);
        AssertParses("x = -9223372036854775808", Column("x") == long.MinValue);
        AssertParses("x = 9223372036854775808", Column("x") == 9223372036854775808m);
        AssertParses("x = 1.50", Column("x") == 1.5m);
        AssertParses("x = .001", Column("x") == 0.001m);
        AssertParses("x = -0.00", Column("x") == 0m);
        AssertParses("x = 2.5e-3", Column("x") == 0.0025m);
        AssertParses("x = 1e3", Column("x") == 1000m);
        AssertParses("x = 1E300", Column("x") == 1E300);
        AssertParses("x = nan OR x = -Infinity OR x = Infinity", Column("x") == double.NaN | Column("x") == double.NegativeInfinity | Column("x") == double.PositiveInfinity);
        AssertParses("x = 'it''s'", Column("x") == "it's");
        AssertParses("x = true OR x = FALSE", Column("x") == true | Column("x") == false);
        AssertParses("x = X'00fF'", Column("x") == new byte[] { 0, 255 });
        AssertParses("date >= date '2024-02-29'", Column("date") >= new DateOnly(2024, 2, 29));
        AssertParses("x = TIMESTAMP '2024-01-01T02:00:00+02:00'", Column("x") == new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        AssertParses("x = TIMESTAMP '2024-01-01'", Column("x") == new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        AssertParses("x = TIMESTAMP_NTZ '2024-01-01 00:00:00.5'", Column("x") == new DateTime(2024, 1, 1, 0, 0, 0, 500));
    }

    [Theory]
    [InlineData("", 1, "expected the name of a column, found the end")]
    [InlineData("age >", 6, "expected a literal, found the end")]
    [InlineData("age > 40 sex", 10, "expected AND, OR or the end, found 'sex'")]
    [InlineData("age 40", 5, "expected a comparison, IS, IN, BETWEEN or LIKE, found '40'")]
    [InlineData("lower(name) = 'x'", 1, "there is no function 'lower'")]
    [InlineData("name = upper('x')", 8, "there is no function 'upper'")]
    [InlineData("a = b", 5, "a column cannot be compared with a column")]
    [InlineData("a = NULL", 5, "Write IS NULL or IS NOT NULL")]
    [InlineData("a IN (1, null)", 10, "Write IS NULL or IS NOT NULL")]
    [InlineData("a LIKE '%x'", 8, "LIKE '%x' is not supported. Only a prefix is")]
    [InlineData("a LIKE 'x_%'", 8, "Only a prefix is")]
    [InlineData("a LIKE 'x'", 8, "For a whole text write =")]
    [InlineData("\"a\" = 1", 1, "Write 'text' for a text and `name` for a column")]
    [InlineData("a = 'x", 5, "the closing ' is missing")]
    [InlineData("(a = 1", 7, "expected ')', found the end")]
    [InlineData("a = 1)", 6, "expected AND, OR or the end, found ')'")]
    [InlineData("a = 12ab", 5, "'12ab' is no number")]
    [InlineData("a = 1.2.3", 5, "'1.2.3' is no number")]
    [InlineData("a = 1E999", 5, "the number 1E999 is too large")]
    [InlineData("a = DATE '2023-02-29'", 10, "is no date of the form yyyy-MM-dd")]
    [InlineData("a = TIMESTAMP 'now'", 15, "is no timestamp of the form")]
    [InlineData("a = TIMESTAMP_NTZ '2024-01-01T00:00:00Z'", 19, "is no local time of the form")]
    [InlineData("a = X'0'", 5, "must hold pairs of hexadecimal digits")]
    [InlineData("a ; b", 3, "the character ';' has no meaning")]
    [InlineData("and = 1", 1, "expected the name of a column, found 'and'")]
    [InlineData("a IS 1", 6, "expected NULL, found '1'")]
    [InlineData("`` = 1", 1, "expected the name of a column")]
    public void What_is_no_condition_is_refused_with_its_position(string text, int position, string reason)
    {
        PredicateSyntaxException e = Assert.Throws<PredicateSyntaxException>(() => Parse(text));

        Assert.Equal(position, e.Position);
        Assert.Contains($"at position {position}: ", e.Message, StringComparison.Ordinal);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lone_surrogate_is_refused() =>
        Assert.Equal(5, Assert.Throws<PredicateSyntaxException>(() => Parse("a = '\uD83D'")).Position);

    [Fact]
    public void Deep_nesting_is_refused_and_a_long_chain_is_not()
    {
        foreach (string opening in (string[])["(", "NOT ", "NOT ("])
        {
            string deep = string.Concat(Enumerable.Repeat(opening, 100_000)) + "a = 1";
            Assert.Contains("nested deeper than 100", Assert.Throws<PredicateSyntaxException>(() => Parse(deep)).Message, StringComparison.Ordinal);
        }

        string atLimit = new string('(', PredicateText.MaxDepth) + "a = 1" + new string(')', PredicateText.MaxDepth);
        Assert.Equal(Column("a") == 1, Parse(atLimit));

        Predicate chain = Parse(string.Join(" AND ", Enumerable.Range(0, 100_000).Select(i => $"a != {i}")));
        Assert.Equal(["i"], BoundPredicate.Bind(Parse(chain.ToString().Replace("a !=", "i !=", StringComparison.Ordinal)), Schema).Columns);
    }

    [Fact]
    public void What_a_condition_prints_reads_back_as_itself()
    {
        Conditions(Exact).Sample(p => Assert.Equal(p, Parse(p.ToString())));
    }

    [Fact]
    public void What_a_condition_prints_means_the_same_on_a_schema()
    {
        Conditions(Typed).Sample(p =>
        {
            BoundPredicate bound = BoundPredicate.Bind(p, Schema);
            Assert.Equal(bound, BoundPredicate.Bind(Parse(p.ToString()), Schema));
            Assert.Equal(bound, BoundPredicate.Bind(Parse(bound.ToString()), Schema));
        });
    }

    private static void AssertParses(string text, Predicate expected) => Assert.Equal(expected, Parse(text));

    private static Gen<Predicate> Conditions(Func<DataType, Gen<Literal>> literals, int depth = 3)
    {
        Gen<Predicate> leaf = Gen.Int[0, Columns.Length - 1].SelectMany(i => Tests(Column(Columns[i].Name), Columns[i].Type, literals(Columns[i].Type)));
        Gen<Predicate> inner = depth == 0 ? leaf : Conditions(literals, depth - 1);
        return Gen.OneOf(
            leaf, Gen.Select(inner, inner).Select((l, r) => l & r), Gen.Select(inner, inner).Select((l, r) => l | r), inner.Select(p => !p));
    }

    private static Gen<Predicate> Tests(ColumnReference column, DataType type, Gen<Literal> literals) => Gen.OneOf(
        literals.Select(l => column == l),
        literals.Select(l => column != l),
        literals.Select(l => column < l),
        literals.Select(l => column >= l),
        literals.Array[0, 3].Select(l => column.In(l)),
        Gen.Const(column.IsNull()),
        type == DataType.String ? Strings.Select(column.StartsWith) : literals.Select(l => column > l));

    private static Gen<string> Strings => Gen.String[Gen.Char["ab'`%_\\\" é\n"], 0, 5].Select(s => s + "🎵");

    /// <summary>Literals whose type the text tells.</summary>
    private static Gen<Literal> Exact(DataType type) => type switch
    {
        PrimitiveType { Kind: PrimitiveKind.Long } => Gen.Long.Where(v => v != (int)v).Select(v => (Literal)v),
        PrimitiveType { Kind: PrimitiveKind.Double or PrimitiveKind.Float } =>
            Gen.OneOf(Gen.Double[1e100, 1e300], Gen.Const(double.NaN), Gen.Const(double.NegativeInfinity)).Select(v => (Literal)v),
        DecimalType => Gen.Select(Gen.Int[0, 99_999_999], Gen.Int[1, 9]).Select((v, scale) => new decimal((v * 10) + 1, 0, 0, false, (byte)scale))
            .Select(v => (Literal)v),
        _ => Typed(type),
    };

    private static Gen<Literal> Typed(DataType type) => type switch
    {
        DecimalType => Gen.Select(Gen.Int, Gen.Int[0, 6]).Select((v, scale) => (Literal)(v / (decimal)Math.Pow(10, scale))),
        PrimitiveType { Kind: PrimitiveKind.Integer } => Gen.Int.Select(v => (Literal)v),
        PrimitiveType { Kind: PrimitiveKind.Long } => Gen.Long.Select(v => (Literal)v),
        PrimitiveType { Kind: PrimitiveKind.Double } => Gen.OneOf(Gen.Double, Gen.Double[-1000, 1000]).Select(v => (Literal)v),
        PrimitiveType { Kind: PrimitiveKind.Float } => Gen.Single[-1e20f, 1e20f].Where(v => v == 0 || MathF.Abs(v) > 1e-20f).Select(v => (Literal)v),
        PrimitiveType { Kind: PrimitiveKind.Boolean } => Gen.Bool.Select(v => (Literal)v),
        PrimitiveType { Kind: PrimitiveKind.Binary } => Gen.Byte.Array[0, 4].Select(v => (Literal)v),
        PrimitiveType { Kind: PrimitiveKind.Date } => Gen.Date.Select(v => (Literal)DateOnly.FromDateTime(v)),
        PrimitiveType { Kind: PrimitiveKind.Timestamp } => Micros.Select(v => (Literal)new DateTimeOffset(v, TimeSpan.Zero)),
        PrimitiveType { Kind: PrimitiveKind.TimestampNtz } => Micros.Select(v => (Literal)v),
        _ => Strings.Select(v => (Literal)v),
    };

    private static Gen<DateTime> Micros =>
        Gen.Long[0, DateTime.MaxValue.Ticks / 10].Select(v => DateTime.SpecifyKind(new DateTime(v * 10), DateTimeKind.Unspecified));
}
