using Apache.Arrow;
using CsCheck;
using Repro.Table.Data.Arrow;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using Repro.Table.Tests.Data.Parquet;
using Xunit;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Tests.Data.Arrow;

public sealed class BatchConformerTests
{
    [Fact]
    [Trait("MP", "127")]
    public void A_batch_of_the_table_is_taken_as_it_is_slices_included() =>
        Gen.Select(Gen.Int, Gen.Int[0, 20], Gen.Int[0, 20], Gen.Int[0, 3]).Sample((seed, offset, rows, depth) =>
        {
            RandomData data = new(seed);
            StructType schema = data.Schema(depth);
            RecordBatch slice = data.Batch(schema, offset + rows + 3).Slice(offset, rows);
            Assert.Equal(ArrowText.Rows(slice), ArrowText.Rows(new BatchConformer(schema).Conform(slice)));
        });

    [Fact]
    [Trait("MP", "134")]
    public void Columns_are_matched_by_name_ordered_cast_and_filled_with_nulls()
    {
        StructType table = ParquetFiles.Schema(
            ("Id", DataType.Long), ("x", DataType.Double), ("s", ParquetFiles.Schema(("a", DataType.Integer), ("b", DataType.String))), ("n", DataType.Date));
        RecordBatch batch = Batch(
            ("S", Struct(("A", Int16(7)))),
            ("x", new FloatArray.Builder().Append(0.5f).Build()),
            ("iD", new UInt32Array.Builder().Append(uint.MaxValue).Build()));
        RecordBatch conformed = new BatchConformer(table).Conform(batch);
        Assert.Equal(["4294967295|4602678819172646912d|(7,null)|null"], ArrowText.Rows(conformed));
        Assert.Equal(["Id", "x", "s", "n"], conformed.Schema.FieldsList.Select(f => f.Name));
    }

    [Fact]
    [Trait("MP", "134")]
    public void An_exact_name_wins_and_what_is_left_over_is_refused()
    {
        StructType table = ParquetFiles.Schema(("a", DataType.Short));
        SchemaMismatchException extra = Assert.Throws<SchemaMismatchException>(
            () => new BatchConformer(table).Conform(Batch(("A", Int16(1)), ("a", Int16(2)))));
        Assert.Equal("A", extra.Column);
        SchemaMismatchException nested = Assert.Throws<SchemaMismatchException>(() =>
            new BatchConformer(ParquetFiles.Schema(("s", table))).Conform(Batch(("s", Struct(("a", Int16(1)), ("z", Int16(2)))))));
        Assert.Equal("s.z", nested.Column);
    }

    public static TheoryData<IArrowArray, DataType> Refused() => new()
    {
        { new UInt8Array.Builder().Append(200).Build(), DataType.Byte },
        { new Int64Array.Builder().Append(1).Build(), DataType.Integer },
        { new Int64Array.Builder().Append(1).Build(), DataType.Double },
        { new DoubleArray.Builder().Append(1).Build(), DataType.Float },
        { new StringArray.Builder().Append("1").Build(), DataType.Binary },
        { new BinaryArray.Builder().Append([1]).Build(), DataType.String },
        { Timestamps(ArrowTypes.TimeUnit.Microsecond, "UTC", 1), DataType.TimestampNtz },
        { Timestamps(ArrowTypes.TimeUnit.Microsecond, null, 1), DataType.Timestamp },
        { Timestamps(ArrowTypes.TimeUnit.Nanosecond, "UTC", 1001), DataType.Timestamp },
        { Timestamps(ArrowTypes.TimeUnit.Second, "UTC", long.MaxValue), DataType.Timestamp },
        { Decimals(5, 2, 1.25m), new DecimalType(5, 1) },
        { Decimals(5, 2, 1.25m), new DecimalType(5, 3) },
        { new Int32Array.Builder().Append(1000).Build(), new DecimalType(3, 0) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    [Trait("MP", "73")]
    [Trait("MP", "74")]
    [Trait("MP", "78")]
    public void What_would_lose_something_is_refused_with_the_column(IArrowArray array, DataType type) =>
        Assert.Equal("c", Assert.Throws<SchemaMismatchException>(
            () => new BatchConformer(ParquetFiles.Schema(("c", type))).Conform(Batch(("c", array)))).Column);

    public static TheoryData<IArrowArray, DataType, string> Taken() => new()
    {
        { new UInt8Array.Builder().Append(200).Build(), DataType.Short, "200" },
        { new UInt64Array.Builder().Append(ulong.MaxValue).Build(), new DecimalType(20, 0), "18446744073709551615" },
        { new Int32Array.Builder().Append(-7).Build(), new DecimalType(12, 2), "-700" },
        { Decimals(5, 2, -1.25m), new DecimalType(38, 4), "-12500" },
        { Timestamps(ArrowTypes.TimeUnit.Second, "UTC", -3), DataType.Timestamp, "-3000000" },
        { Timestamps(ArrowTypes.TimeUnit.Millisecond, null, 5), DataType.TimestampNtz, "5000" },
        { Timestamps(ArrowTypes.TimeUnit.Nanosecond, "Europe/Paris", -5000), DataType.Timestamp, "-5" },
        { Timestamps(ArrowTypes.TimeUnit.Microsecond, "+02:00", 5), DataType.Timestamp, "5" },
        { new Date64Array.Builder().Append(DateTimeOffset.UnixEpoch.AddDays(-1)).Build(), DataType.Date, "-1" },
        { new LargeStringArray.Builder().Append("é").Build(), DataType.String, "'é'" },
        { new StringViewArray.Builder().Append("a text longer than twelve").Build(), DataType.String, "'a text longer than twelve'" },
        { new HalfFloatArray.Builder().Append((Half)0.5).Build(), DataType.Float, "1056964608f" },
        { new NullArray(1), new ArrayType { ElementType = DataType.Long }, "null" },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public void What_loses_nothing_is_cast(IArrowArray array, DataType type, string expected) => Assert.Equal(
        [expected], ArrowText.Rows(new BatchConformer(ParquetFiles.Schema(("c", type))).Conform(Batch(("c", array)))));

    [Fact]
    public void Nulls_are_refused_where_the_table_says_not_null_at_any_depth()
    {
        StructType strict = NotNull("a", DataType.Short);
        Refuse(strict, Batch(("a", new Int16Array.Builder().AppendNull().Build())), "NOT NULL a");
        Refuse(NotNull("s", strict), Batch(("s", Struct(("a", new Int16Array.Builder().AppendNull().Build())))), "NOT NULL s.a");
        StructType list = ParquetFiles.Schema(("l", new ArrayType { ElementType = DataType.Short, ContainsNull = false }));
        ListArray.Builder builder = new(ArrowTypes.Int16Type.Default);
        builder.Append();
        ((Int16Array.Builder)builder.ValueBuilder).Append(1).AppendNull();
        Refuse(list, Batch(("l", builder.Build())), "NOT NULL l.element");
        Assert.Equal("a", Assert.Throws<SchemaMismatchException>(() => new BatchConformer(strict).Conform(Batch())).Column);
    }

    [Fact]
    public void Below_a_null_struct_nothing_is_missing()
    {
        StructType table = ParquetFiles.Schema(("s", NotNull("a", DataType.Short)));
        IArrowArray nulls = ArrowArrays.Nulls(ArrowSchemas.ToArrowType(table.Fields[0].Type), 1);
        Assert.Equal(["null"], ArrowText.Rows(new BatchConformer(table).Conform(Batch(("s", nulls)))));
    }

    private static void Refuse(StructType table, RecordBatch batch, string constraint) => Assert.Equal(
        constraint, Assert.Throws<ConstraintViolationException>(() => new BatchConformer(table).Conform(batch)).Constraint);

    private static StructType NotNull(string name, DataType type) =>
        new() { Fields = [new StructField { Name = name, Type = type, IsNullable = false }] };

    private static RecordBatch Batch(params (string Name, IArrowArray Array)[] columns) => new(
        new Schema(columns.Select(c => new Field(c.Name, c.Array.Data.DataType, nullable: true)), metadata: null),
        columns.Select(c => c.Array),
        1);

    private static Int16Array Int16(short value) => new Int16Array.Builder().Append(value).Build();

    private static StructArray Struct(params (string Name, IArrowArray Array)[] fields) => new(
        new ArrowTypes.StructType([.. fields.Select(f => new Field(f.Name, f.Array.Data.DataType, nullable: true))]),
        1,
        fields.Select(f => f.Array),
        ArrowBuffer.Empty);

    private static Decimal128Array Decimals(int precision, int scale, decimal value) =>
        new Decimal128Array.Builder(new ArrowTypes.Decimal128Type(precision, scale)).Append(value).Build();

    private static TimestampArray Timestamps(ArrowTypes.TimeUnit unit, string? zone, long value) =>
        new(new ArrowTypes.TimestampType(unit, zone), new ArrowBuffer(BitConverter.GetBytes(value)), ArrowBuffer.Empty, 1, 0, 0);
}
