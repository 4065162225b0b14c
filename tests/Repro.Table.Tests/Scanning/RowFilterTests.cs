using System.Text;
using Apache.Arrow;
using CsCheck;
using Repro.Table.Expressions;
using Repro.Table.Scanning;
using Repro.Table.Schemas;
using Repro.Table.Tests.Data;
using Xunit;
using static Repro.Table.Expressions.Predicate;

namespace Repro.Table.Tests.Scanning;

public sealed class RowFilterTests
{
    private static readonly StructType Schema = new()
    {
        Fields =
        [
            Field("bool", DataType.Boolean),
            Field("byte", DataType.Byte),
            Field("short", DataType.Short),
            Field("int", DataType.Integer),
            Field("long", DataType.Long),
            Field("float", DataType.Float),
            Field("double", DataType.Double),
            Field("decimal", new DecimalType(38, 4)),
            Field("string", DataType.String),
            Field("binary", DataType.Binary),
            Field("date", DataType.Date),
            Field("timestamp", DataType.Timestamp),
            Field("ntz", DataType.TimestampNtz),
            Field("void", DataType.Void),
            Field("struct", new StructType { Fields = [Field("x", DataType.Integer), Field("s", Nested())] }),
            Field("list", new ArrayType { ElementType = new ArrayType { ElementType = DataType.String } }),
            Field("map", new MapType { KeyType = DataType.String, ValueType = Nested() }),
        ],
    };

    private static readonly string[][] Comparable =
    [
        .. Schema.Fields.Take(13).Select(f => new[] { f.Name }), ["struct", "x"], ["struct", "s", "y"],
    ];

    [Fact]
    public void Rows_that_pass_are_those_of_a_naive_evaluation()
    {
        Gen.Select(ArrowSamples.Row(Schema).Array[0, 40], RandomConditions.Of(Schema, Comparable, depth: 3), Gen.Int[0, 5], Gen.Int[0, 5]).Sample((rows, predicate, head, tail) =>
        {
            BoundPredicate bound = BoundPredicate.Bind(predicate, Schema);
            using RecordBatch whole = ArrowSamples.Batch(Schema, rows);
            int start = Math.Min(head, rows.Length);
            RecordBatch slice = whole.Slice(start, Math.Max(0, rows.Length - start - tail));
            object?[][] expected = [.. rows.Skip(start).Take(slice.Length).Where(r => Naive(bound.Condition, r) is true)];

            using RecordBatch actual = new RowFilter(bound, Schema).Apply(slice);

            Assert.Equal(ArrowSamples.Show(expected), ArrowSamples.Show(ArrowSamples.Rows(actual)));
        });
    }

    [Fact]
    public void Taking_rows_keeps_every_type_and_their_order()
    {
        Gen.Select(ArrowSamples.Row(Schema).Array[1, 20], Gen.Int[0, 1000].Array[0, 30]).Sample((rows, picks) =>
        {
            int[] picked = [.. picks.Select(p => p % rows.Length)];
            using RecordBatch batch = ArrowSamples.Batch(Schema, rows);

            using RecordBatch taken = RowTaking.Take(batch, picked);

            Assert.Equal(
                ArrowSamples.Show(picked.Select(p => rows[p]).ToArray()), ArrowSamples.Show(ArrowSamples.Rows(taken)));
        });
    }

    [Fact]
    [Trait("MP", "54")]
    public void NaN_is_the_largest_float_and_equals_itself_and_both_zeros_are_one()
    {
        object?[] values = [double.NaN, double.PositiveInfinity, 0d, -0d, -1d, null];

        Assert.Equal([double.NaN], Filter(Column("v") == double.NaN, DataType.Double, values));
        Assert.Equal([double.NaN], Filter(Column("v") > double.PositiveInfinity, DataType.Double, values));
        Assert.Equal([0d, -0d], Filter(Column("v") == -0d, DataType.Double, values));
        Assert.Equal([0d, -0d], Filter(Column("v").In(0d, 7d), DataType.Double, values));
        Assert.Equal([double.PositiveInfinity, 0d, -0d, -1d], Filter(Column("v") != double.NaN, DataType.Double, values));
    }

    [Fact]
    public void Strings_are_ordered_by_their_utf8_bytes()
    {
        // U+FFFD is above a surrogate in UTF-16, but below U+1F3B5 in UTF-8.
        Assert.Equal(["🎵"], Filter(Column("v") > "\uFFFD", DataType.String, ["a", "\uFFFD", "🎵", null]));
    }

    [Fact]
    public void Unknown_stays_unknown_under_not_and_passes_nowhere()
    {
        object?[] values = [1, null, 3];

        Assert.Equal([1], Filter(Column("v") == 1, DataType.Integer, values));
        Assert.Equal([3], Filter(!(Column("v") == 1), DataType.Integer, values));
        Assert.Equal([1, null], Filter(Column("v") == 1 | Column("v").IsNull(), DataType.Integer, values));
        Assert.Equal([1, 3], Filter(Column("v").IsNotNull(), DataType.Integer, values));
        Assert.Empty(Filter(Column("v").In(), DataType.Integer, values));
        Assert.Equal(values, Filter(!Column("v").In(), DataType.Integer, values));
    }

    [Fact]
    public void A_batch_that_passes_whole_is_handed_back_itself()
    {
        StructType schema = new() { Fields = [Field("v", DataType.Integer)] };
        RecordBatch batch = ArrowSamples.Batch(schema, [1], [2]);

        using RecordBatch result = new RowFilter(BoundPredicate.Bind(Column("v") > 0, schema), schema).Apply(batch);

        Assert.Same(batch, result);
    }

    [Fact]
    public void A_nested_field_is_null_where_its_struct_is_and_a_void_column_everywhere()
    {
        StructType schema = new() { Fields = [Field("s", Nested()), Field("void", DataType.Void)] };
        object?[][] rows = [[new object?[] { "a", true }, null], [null, null], [new object?[] { null, true }, null]];

        Assert.Equal(2, Count(Column("s", "y").IsNull()));
        Assert.Equal(1, Count(Column("s").IsNull()));
        Assert.Equal(1, Count(!(Column("s", "y") == "b")));
        Assert.Equal(3, Count(Column("void").IsNull()));
        Assert.Equal(0, Count(Column("void").IsNotNull()));

        int Count(Predicate predicate)
        {
            using RecordBatch batch = ArrowSamples.Batch(schema, rows);
            return new RowFilter(BoundPredicate.Bind(predicate, schema), schema).Select(batch, new int[rows.Length]);
        }
    }

    [Fact]
    public void Selecting_costs_nothing_per_row()
    {
        StructType schema = new() { Fields = [Field("v", DataType.Integer), Field("s", DataType.String), Field("d", new DecimalType(38, 4))] };
        using RecordBatch batch = ArrowSamples.Batch(
            schema, [.. Enumerable.Range(0, 10_000).Select(i => new object?[] { i, i % 7 == 0 ? null : "x", (Int128)i })]);
        Predicate predicate = Column("v") > 100 & !Column("s").In("a", "y") | Column("d") >= 5m;
        RowFilter filter = new(BoundPredicate.Bind(predicate, schema), schema);
        int[] rows = new int[batch.Length];
        Assert.InRange(filter.Select(batch, rows), 1, batch.Length - 1);

        long before = GC.GetAllocatedBytesForCurrentThread();
        filter.Select(batch, rows);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024);
    }

    private static object?[] Filter(Predicate predicate, DataType type, object?[] values)
    {
        StructType schema = new() { Fields = [Field("v", type)] };
        RecordBatch batch = ArrowSamples.Batch(schema, [.. values.Select(v => new[] { v })]);
        using RecordBatch result = new RowFilter(BoundPredicate.Bind(predicate, schema), schema).Apply(batch);
        return [.. ArrowSamples.Rows(result).Select(r => r[0])];
    }

    private static bool? Naive(Predicate predicate, object?[] row) => predicate switch
    {
        AndPredicate p => Naive(p.Left, row) & Naive(p.Right, row),
        OrPredicate p => Naive(p.Left, row) | Naive(p.Right, row),
        NotPredicate p => !Naive(p.Operand, row),
        NullPredicate p => ValueOf(p.Reference, row) is null,
        InPredicate p when p.Literals.IsEmpty => false,
        InPredicate p => ValueOf(p.Reference, row) is { } v ? p.Literals.Any(l => Compare(v, l) == 0) : null,
        StartsWithPredicate p => (ValueOf(p.Reference, row) as string)?.StartsWith(p.Prefix.Text, StringComparison.Ordinal),
        ComparisonPredicate p when ValueOf(p.Reference, row) is { } v => p.Operator switch
        {
            ComparisonOperator.Equal => Compare(v, p.Literal) == 0,
            ComparisonOperator.NotEqual => Compare(v, p.Literal) != 0,
            ComparisonOperator.Less => Compare(v, p.Literal) < 0,
            ComparisonOperator.LessOrEqual => Compare(v, p.Literal) <= 0,
            ComparisonOperator.Greater => Compare(v, p.Literal) > 0,
            _ => Compare(v, p.Literal) >= 0,
        },
        _ => null,
    };

    private static int Compare(object value, Literal literal) => value switch
    {
        bool v => v.CompareTo(literal.Boolean),
        float v => CompareReals(v, literal.Real),
        double v => CompareReals(v, literal.Real),
        string v => Encoding.UTF8.GetBytes(v).AsSpan().SequenceCompareTo(literal.Bytes),
        byte[] v => v.AsSpan().SequenceCompareTo(literal.Bytes),
        Int128 v => v.CompareTo(literal.Unscaled),
        _ => System.Convert.ToInt64(value, null).CompareTo(literal.Integer),
    };

    private static int CompareReals(double left, double right) =>
        double.IsNaN(left) || double.IsNaN(right)
            ? double.IsNaN(left).CompareTo(double.IsNaN(right))
            : (left + 0d).CompareTo(right + 0d);

    private static object? ValueOf(ColumnReference reference, object?[] row)
    {
        object? value = row;
        DataType type = Schema;
        foreach (string name in reference.Path)
        {
            StructType level = (StructType)type;
            int ordinal = level.Fields.ToList().FindIndex(f => f.Name == name);
            value = (value as object?[])?[ordinal];
            type = level.Fields[ordinal].Type;
        }

        return value;
    }

    private static StructType Nested() => new() { Fields = [Field("y", DataType.String), Field("z", DataType.Boolean)] };

    private static StructField Field(string name, DataType type) => new() { Name = name, Type = type };
}
