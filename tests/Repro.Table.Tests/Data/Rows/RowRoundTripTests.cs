using Apache.Arrow;
using CsCheck;
using Repro.Table.Data.Rows;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using Xunit;
using Everything = Repro.Table.Tests.Schemas.StructTypeOfTests.Everything;
using Patient = Repro.Table.Tests.Schemas.StructTypeOfTests.Patient;

namespace Repro.Table.Tests.Data.Rows;

public sealed class RowRoundTripTests
{
    [Fact]
    [Trait("MP", "77")]
    [Trait("MP", "78")]
    public void Records_of_every_type_come_back_equal_in_batches_of_any_size()
    {
        StructType schema = StructType.Of<Everything>();
        Gen.Select(Everythings().Array[0, 12], Gen.Int[1, 5]).Sample((rows, batchRows) =>
        {
            List<RecordBatch> batches = [.. new RowWriter<Everything>(schema, ArrowSamples.Schema(schema), batchRows).Write(rows)];
            RowReader<Everything> reader = new(schema);
            List<Everything> back = [.. batches.SelectMany(reader.Read)];

            Assert.All(batches, batch => Assert.InRange(batch.Length, 1, batchRows));
            Assert.Equal((rows.Length + batchRows - 1) / batchRows, batches.Count);
            Assert.Equal(rows.Select(Show), back.Select(Show));
        });
    }

    [Fact]
    public void A_batch_holds_the_values_under_the_types_of_the_table()
    {
        StructType schema = Schema(
            ("AGE", DataType.Long), ("note", DataType.String), ("id", DataType.Long), ("bmi", DataType.Double), ("progression", DataType.Double));
        using RecordBatch batch = Write(schema, new Patient(1, 59, 32.1, 151), new Patient(2, 48, 21.6, 75)).Single();

        Assert.Equal(
            ArrowSamples.Show(new object?[] { new object?[] { 59L, null, 1L, 32.1, 151d }, new object?[] { 48L, null, 2L, 21.6, 75d } }),
            ArrowSamples.Show(ArrowSamples.Rows(batch)));
    }

    [Fact]
    public void A_slice_is_read_as_the_rows_that_it_shows()
    {
        StructType schema = StructType.Of<Everything>();
        Gen.Select(Everythings().Array[1, 8], Gen.Int[0, 8]).Sample((rows, head) =>
        {
            using RecordBatch batch = Write(schema, rows).Single();
            int start = Math.Min(head, rows.Length);

            Assert.Equal(
                rows.Skip(start).Select(Show), new RowReader<Everything>(schema).Read(batch.Slice(start, rows.Length - start)).Select(Show));
        });
    }

    [Fact]
    [Trait("MP", "79")]
    public void Columns_without_a_property_are_null_whatever_their_type()
    {
        StructType nested = Schema(("x", DataType.Integer), ("list", new ArrayType { ElementType = DataType.String }));
        StructType schema = Schema(
            ("Value", DataType.Integer),
            ("bool", DataType.Boolean),
            ("byte", DataType.Byte),
            ("decimal", new DecimalType(10, 2)),
            ("binary", DataType.Binary),
            ("ntz", DataType.TimestampNtz),
            ("void", DataType.Void),
            ("struct", nested),
            ("map", new MapType { KeyType = DataType.String, ValueType = nested }));
        using RecordBatch batch = Write(schema, new Boxed(7), new Boxed(8)).Single();

        Assert.Equal(
            ArrowSamples.Show(new object?[] { new object?[] { 7, null, null, null, null, null, null, null, null }, new object?[] { 8, null, null, null, null, null, null, null, null } }),
            ArrowSamples.Show(ArrowSamples.Rows(batch)));
    }

    [Fact]
    public void A_member_without_a_column_is_null_or_refused()
    {
        using RecordBatch batch = Write(Schema(("Id", DataType.Integer)), new Identified(1)).Single();

        Named read = new RowReader<Named>(Schema(("Id", DataType.Integer))).Read(batch).Single();
        Assert.Equal((1, null, null), (read.ID, read.Name, read.Count));

        SchemaMismatchException missing = Assert.Throws<SchemaMismatchException>(() => new RowReader<Patient>(Schema(("Id", DataType.Long))));
        Assert.Equal("Age", missing.Column);
    }

    [Fact]
    public void A_property_without_a_column_is_refused_with_the_closest_names()
    {
        SchemaMismatchException e = Assert.Throws<SchemaMismatchException>(() => Write(Schema(("Valeu", DataType.Integer)), new Boxed(1)));

        Assert.Equal("Value", e.Column);
        Assert.Contains("Valeu", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_takes_no_nulls_needs_a_property_and_a_value()
    {
        StructType schema = new()
        {
            Fields =
            [
                new StructField { Name = "Id", Type = DataType.Integer, IsNullable = false },
                new StructField { Name = "Name", Type = DataType.String, IsNullable = false },
            ],
        };

        Assert.Equal("Name", Assert.Throws<SchemaMismatchException>(() => Write(schema, new Identified(1))).Column);
        ConstraintViolationException e = Assert.Throws<ConstraintViolationException>(() => Write(schema, new Labelled(1, null)));
        Assert.Equal("NOT NULL Name", e.Constraint);
    }

    [Fact]
    public void A_null_is_refused_by_a_member_that_takes_none()
    {
        StructType schema = Schema(("Value", DataType.Integer));
        using RecordBatch batch = ArrowSamples.Batch(schema, [1], [null]);

        SchemaMismatchException e = Assert.Throws<SchemaMismatchException>(() => new RowReader<Boxed>(schema).Read(batch).ToList());
        Assert.Equal("Value", e.Column);
        Assert.Equal([1, null], new RowReader<MaybeBoxed>(schema).Read(batch).Select(r => r.Value));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("double")]
    [InlineData("string")]
    [Trait("MP", "134")]
    public void A_property_that_the_column_cannot_hold_is_refused_by_type(string type)
    {
        DataType column = type switch { "short" => DataType.Short, "double" => DataType.Double, _ => DataType.String };

        SchemaMismatchException e = Assert.Throws<SchemaMismatchException>(() => Write(Schema(("Value", column)), new Boxed(1)));
        Assert.Equal(("Value", type, "Int32"), (e.Column, e.Expected, e.Actual));
    }

    [Fact]
    public void A_column_wider_than_its_member_is_refused_by_type()
    {
        Assert.Throws<SchemaMismatchException>(() => new RowReader<Boxed>(Schema(("Value", DataType.Long))));
        Assert.Throws<SchemaMismatchException>(() => new RowReader<Boxed>(Schema(("Value", DataType.String))));
        Assert.NotNull(new RowReader<Boxed>(Schema(("Value", DataType.Byte))));
    }

    [Fact]
    [Trait("MP", "78")]
    public void A_byte_is_widened_and_a_short_that_is_no_byte_is_refused()
    {
        StructType schema = StructType.Of<Octet>();
        using RecordBatch batch = Write(schema, new Octet(200)).Single();
        Assert.Equal((short)200, ArrowSamples.Rows(batch)[0][0]);
        Assert.Equal(new Octet(200), new RowReader<Octet>(schema).Read(batch).Single());

        foreach (short value in new short[] { 256, -1 })
        {
            using RecordBatch bad = ArrowSamples.Batch(schema, [value]);
            Assert.Equal("Value", Assert.Throws<SchemaMismatchException>(() => new RowReader<Octet>(schema).Read(bad).ToList()).Column);
        }
    }

    [Fact]
    [Trait("MP", "73")]
    public void A_time_is_exact_or_refused_with_its_column()
    {
        StructType schema = StructType.Of<Seen>();
        DateTimeOffset last = new(9999, 12, 31, 23, 59, 59, 999, TimeSpan.Zero);
        DateTimeOffset early = new DateTimeOffset(1969, 12, 31, 23, 59, 59, 999, TimeSpan.Zero).AddMicroseconds(1);
        using RecordBatch batch = Write(schema, new Seen(last), new Seen(early)).Single();
        Assert.Equal([last, early], new RowReader<Seen>(schema).Read(batch).Select(s => s.At));

        SchemaMismatchException e = Assert.Throws<SchemaMismatchException>(() => Write(schema, new Seen(last.AddTicks(1))));
        Assert.Equal("At", e.Column);
    }

    [Fact]
    [Trait("MP", "77")]
    public void A_DateTime_must_be_utc_for_an_instant_and_unspecified_for_a_local_time()
    {
        StructType instants = StructType.Of<Stamped>();
        StructType locals = Schema(("At", DataType.TimestampNtz));
        DateTime utc = new(2024, 6, 15, 12, 30, 45, DateTimeKind.Utc);
        DateTime local = DateTime.SpecifyKind(utc, DateTimeKind.Unspecified);

        Assert.Equal("At", Assert.Throws<SchemaMismatchException>(() => Write(instants, new Stamped(local))).Column);
        Assert.Equal("At", Assert.Throws<SchemaMismatchException>(() => Write(locals, new Stamped(utc))).Column);
        using RecordBatch batch = Write(locals, new Stamped(local)).Single();
        Stamped back = new RowReader<Stamped>(locals).Read(batch).Single();
        Assert.Equal((local, DateTimeKind.Unspecified), (back.At, back.At.Kind));
    }

    [Fact]
    [Trait("MP", "74")]
    public void A_decimal_is_exact_or_refused_with_its_column()
    {
        StructType schema = StructType.Of<Priced>();
        using RecordBatch batch = Write(schema, new Priced(99_999_999.99m), new Priced(-0.50m)).Single();
        Assert.Equal([99_999_999.99m, -0.5m], new RowReader<Priced>(schema).Read(batch).Select(p => p.Value));
        Assert.Equal("Value", Assert.Throws<SchemaMismatchException>(() => Write(schema, new Priced(0.001m))).Column);
        Assert.Equal("Value", Assert.Throws<SchemaMismatchException>(() => Write(schema, new Priced(100_000_000m))).Column);

        StructType wide = Schema(("Value", new DecimalType(38, 0)));
        using RecordBatch beyond = ArrowSamples.Batch(wide, [(Int128)decimal.MaxValue + 1]);
        Assert.Equal("Value", Assert.Throws<SchemaMismatchException>(() => new RowReader<Priced>(wide).Read(beyond).ToList()).Column);
    }

    [Fact]
    public void An_enum_is_its_name_and_an_unknown_one_is_refused()
    {
        StructType schema = StructType.Of<Planned>();
        using RecordBatch batch = Write(schema, new Planned(DayOfWeek.Friday)).Single();
        Assert.Equal("Friday", ArrowSamples.Rows(batch)[0][0]);

        Assert.Throws<SchemaMismatchException>(() => Write(schema, new Planned((DayOfWeek)9)));
        using RecordBatch bad = ArrowSamples.Batch(schema, ["Someday"]);
        Assert.Throws<SchemaMismatchException>(() => new RowReader<Planned>(schema).Read(bad).ToList());
    }

    [Fact]
    public void A_constructor_is_really_called()
    {
        StructType schema = StructType.Of<Guarded>();
        using RecordBatch batch = ArrowSamples.Batch(schema, [21], [-1]);
        using IEnumerator<Guarded> rows = new RowReader<Guarded>(schema).Read(batch).GetEnumerator();

        Assert.True(rows.MoveNext());
        Assert.Equal(42, rows.Current.Doubled());
        Assert.Throws<ArgumentOutOfRangeException>(() => rows.MoveNext());
    }

    [Fact]
    public void What_cannot_be_a_record_is_refused()
    {
        StructType schema = Schema(("Value", DataType.Integer));

        Assert.Throws<ArgumentException>(() => new RowReader<Point>(schema));
        Assert.Throws<ArgumentException>(() => new RowWriter<Point>(schema, ArrowSamples.Schema(schema), 1));
        Assert.Throws<ArgumentException>(() => new RowReader<TwoWays>(schema));
        Assert.Throws<ArgumentException>(() => new RowReader<Shape>(schema));
        Assert.Throws<ArgumentException>(() => Write(schema, (Boxed)null!));
        Assert.Throws<SchemaMismatchException>(() => Write(Schema(("Name", DataType.String), ("Id", DataType.Integer)), new Labelled(1, "\uD800")));
    }

    [Fact]
    public void Reading_names_the_columns_that_it_needs()
    {
        StructType schema = Schema(("note", DataType.String), ("age", DataType.Integer), ("ID", DataType.Integer));

        Assert.Equal(["ID"], new RowReader<Identified>(schema).Columns);
    }

    [Fact]
    public void A_row_that_is_read_costs_one_object()
    {
        const int RowCount = 10_000;
        StructType schema = StructType.Of<Patient>();
        using RecordBatch batch = Write(schema, [.. Enumerable.Range(0, RowCount).Select(i => new Patient(i, i, i, i))]).Single();
        RowReader<Patient> reader = new(schema);
        double sum = 0;
        foreach (Patient patient in reader.Read(batch.Slice(0, 1_000)))
        {
            sum += patient.Bmi;
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (Patient patient in reader.Read(batch))
        {
            sum += patient.Bmi;
        }

        long perRow = (GC.GetAllocatedBytesForCurrentThread() - before) / RowCount;
        long size = SizeOf(() => new Patient(1, 2, 3, 4));
        Assert.True(sum > 0);
        Assert.InRange(perRow, size, size + 8);
    }

    [Fact]
    public void A_row_that_is_written_costs_its_bytes_and_no_object()
    {
        const int RowCount = 10_000;
        StructType schema = StructType.Of<Patient>();
        Patient[] rows = [.. Enumerable.Range(0, RowCount).Select(i => new Patient(i, i, i, i))];
        RowWriter<Patient> writer = new(schema, ArrowSamples.Schema(schema), RowCount);
        Assert.Single(writer.Write(rows)).Dispose();

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Single(writer.Write(rows)).Dispose();
        long perRow = (GC.GetAllocatedBytesForCurrentThread() - before) / RowCount;

        // 28 bytes of values and some bits; the buffers of the batch after this one are made as large.
        Assert.InRange(perRow, 28, 2 * 32);
    }

    private static IEnumerable<RecordBatch> Write<T>(StructType schema, params T[] rows) =>
        [.. new RowWriter<T>(schema, ArrowSamples.Schema(schema), 65_536).Write(rows)];

    private static StructType Schema(params (string Name, DataType Type)[] fields) =>
        new() { Fields = [.. fields.Select(f => new StructField { Name = f.Name, Type = f.Type })] };

    private static long SizeOf(Func<object> make)
    {
        make();
        long before = GC.GetAllocatedBytesForCurrentThread();
        object made = make();
        long size = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(made);
        return size;
    }

    private static string Show(Everything row) =>
        string.Join("; ", typeof(Everything).GetProperties().Select(p => Show(p.GetValue(row))));

    private static string Show(object? value) => value switch
    {
        ReadOnlyMemory<byte> m => ArrowSamples.Show(m.ToArray()),
        System.Collections.IDictionary d => string.Join(",", d.Keys.Cast<string>().Select(k => $"{k}={Show(d[k])}")),
        byte[] or string => ArrowSamples.Show(value),
        System.Collections.IEnumerable e => $"[{string.Join(",", e.Cast<object?>().Select(Show))}]",
        DateTime t => $"{t.Ticks} {t.Kind}",
        decimal d => d.ToString("G29", null),
        _ => ArrowSamples.Show(value),
    };

    private static Gen<Everything> Everythings()
    {
        Gen<string> text = Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['\u00A0', '\uD7FF']), 0, 6];
        Gen<DateTime> utc = Gen.DateTime.Select(t => new DateTime(t.Ticks / 10 * 10, DateTimeKind.Utc));
        Gen<decimal> small = Gen.Int[-9999, 9999].Select(v => v / 10m);
        return Gen.Int.SelectMany(seed => Gen.Select(text, utc, small, Gen.Long, Gen.Double, Gen.Byte.Array[0, 5], Gen.Int.Array[0, 4], Gen.Bool)
            .Select((word, time, amount, number, real, bytes, ints, isThere) => new Everything
            {
                Bool = isThere,
                SByte = (sbyte)number,
                Byte = (byte)number,
                Short = (short)number,
                UShort = (ushort)number,
                Int = seed,
                UInt = (uint)number,
                Long = number,
                Float = (float)real,
                Double = real,
                Decimal = amount * 1_000_000_000_000m + 0.000000000000000001m,
                Price = isThere ? amount : null,
                Guid = new Guid(seed, (short)number, 3, [1, 2, 3, 4, 5, 6, 7, 8]),
                Day = (DayOfWeek)((uint)seed % 7),
                MaybeDay = isThere ? null : DayOfWeek.Monday,
                Text = word,
                MaybeText = isThere ? word : null,
                Bytes = bytes,
                Memory = bytes,
                Date = DateOnly.FromDateTime(time),
                Instant = new DateTimeOffset(time),
                Utc = time,
                MaybeInt = isThere ? seed : null,
                Ints = ints,
                Texts = isThere ? [word, null, "x"] : null,
                MaybeInts = [null, .. ints.Select(i => (int?)i)],
                Map = new Dictionary<string, double?> { [word] = real, ["~null"] = null },
                Prices = [amount, 1.5m],
            }));
    }

    private sealed record Boxed(int Value);

    private sealed record MaybeBoxed(int? Value);

    private sealed record Octet(byte Value);

    private sealed record Seen(DateTimeOffset At);

    private sealed record Stamped(DateTime At);

    private sealed record Planned(DayOfWeek Day);

    private sealed record Identified(int Id);

    private sealed record Labelled(int Id, string? Name);

    private sealed class Priced(decimal value)
    {
        [Decimal(10, 2)]
        public decimal Value { get; } = value;
    }

    private sealed class Named
    {
        public int ID { get; init; }

        public string? Name { get; set; }

        public int? Count { get; set; }
    }

    private sealed class Guarded
    {
        private readonly int _doubled;

        public Guarded(int value)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            Value = value;
            _doubled = 2 * value;
        }

        public int Value { get; }

        public int Doubled() => _doubled;
    }

    private readonly record struct Point(int Value);

    private sealed class TwoWays
    {
        public TwoWays(int value) => Value = value;

        public TwoWays(string value) => Value = value.Length;

        public int Value { get; }
    }

    private abstract class Shape
    {
        public int Value { get; set; }
    }
}
