using Apache.Arrow;
using Repro.Table.Data;
using Repro.Table.Data.Parquet;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using Repro.Table.Tests.Data.Arrow;
using Xunit;

namespace Repro.Table.Tests.Data.Parquet;

public sealed class ParquetReadingTests
{
    [Fact]
    [Trait("MP", "79")]
    [Trait("MP", "129")]
    public async Task A_missing_column_is_null_and_a_missing_field_keeps_the_nulls_of_its_parent()
    {
        StructType old = ParquetFiles.Schema(("s", ParquetFiles.Schema(("a", new ArrayType { ElementType = DataType.Long }))));
        RecordBatch batch = new RandomData(5).Batch(old, 50);
        TestStore store = await ParquetFiles.WriteAsync(old, batch);
        StructType now = ParquetFiles.Schema(
            ("s", ParquetFiles.Schema(("new", DataType.String), ("deep", ParquetFiles.Schema(("x", DataType.Date))))),
            ("added", new MapType { KeyType = DataType.String, ValueType = DataType.Long }),
            ("v", DataType.Void));
        RecordBatch read = Assert.Single(await ParquetFiles.ReadAsync(store, now));
        bool[] nulls = [.. Enumerable.Range(0, 50).Select(batch.Column(0).IsNull)];
        Assert.Contains(true, nulls);
        Assert.Contains(false, nulls);
        Assert.Equal(nulls.Select(n => n ? "null|null|null" : "(null,null)|null|null"), ArrowText.Rows(read));
    }

    [Fact]
    public async Task A_missing_field_of_a_struct_in_a_list_keeps_the_list()
    {
        StructType old = ParquetFiles.Schema(("l", new ArrayType { ElementType = ParquetFiles.Schema(("a", DataType.Long), ("b", DataType.Long)) }));
        StructType now = ParquetFiles.Schema(("l", new ArrayType { ElementType = ParquetFiles.Schema(("b", DataType.Long), ("c", DataType.Byte)) }));
        StructType same = ParquetFiles.Schema(("l", new ArrayType { ElementType = ParquetFiles.Schema(("b", DataType.Long)) }));
        TestStore store = await ParquetFiles.WriteAsync(old, new RandomData(6).Batch(old, 50));
        List<string> expected = await ParquetFiles.ReadRowsAsync(store, same);
        Assert.Equal(expected.Select(r => r.Replace(")", ",null)", StringComparison.Ordinal)), await ParquetFiles.ReadRowsAsync(store, now));
    }

    [Fact]
    public async Task An_empty_request_counts_rows_and_reads_the_footer_alone()
    {
        StructType schema = ParquetFiles.Schema(("a", DataType.Binary));
        TestStore store = await ParquetFiles.WriteAsync(
            schema, new ParquetWriteOptions { MaxRowGroupRows = 60, Codec = "none" }, new RandomData(5).Batch(schema, 100));
        List<RecordBatch> read = await ParquetFiles.ReadAsync(store, new StructType { Fields = [] }, maxBatchRows: 50);
        Assert.Equal([50, 10, 40], read.Select(b => b.Length));
        Assert.All(read, b => Assert.Equal(0, b.ColumnCount));
        Assert.Equal(1, store.Counters.Reads);
    }

    [Fact]
    public async Task Only_the_columns_asked_for_are_fetched_and_neighbours_in_one_request()
    {
        StructType schema = ParquetFiles.Schema([.. Enumerable.Range(0, 5).Select(i => ($"c{i}", (DataType)DataType.Long))]);
        TestStore store = await ParquetFiles.WriteAsync(
            schema, new ParquetWriteOptions { Codec = "none" }, new RandomData(5).Batch(schema, 100_000));
        await ParquetFiles.ReadAsync(store, ParquetFiles.Schema(("c2", DataType.Long), ("c1", DataType.Long)));
        Assert.Equal(2, store.Counters.Reads);
        Assert.InRange(store.Counters.BytesRead, 64 * 1024, (64 * 1024) + (2 * 8 * 100_000) + (2 * 40_000));
    }

    [Fact]
    public async Task Whole_numbers_and_floats_widen_and_nothing_narrows_silently()
    {
        StructType schema = ParquetFiles.Schema(("i", DataType.Integer), ("f", DataType.Float), ("d", new DecimalType(5, 2)), ("day", DataType.Date));
        TestStore store = await ParquetFiles.WriteAsync(schema, Batch(schema, 300, 0.1f, 12345, 2));
        StructType wider = ParquetFiles.Schema(
            ("i", DataType.Long), ("f", DataType.Double), ("d", new DecimalType(20, 4)), ("day", DataType.TimestampNtz));
        Assert.Equal(
            [$"300|{BitConverter.DoubleToInt64Bits(0.1f)}d|1234500|172800000000"], await ParquetFiles.ReadRowsAsync(store, wider));
        Assert.Equal(["30000"], await ParquetFiles.ReadRowsAsync(store, ParquetFiles.Schema(("i", new DecimalType(12, 2)))));
        SchemaMismatchException narrow = await Assert.ThrowsAsync<SchemaMismatchException>(
            () => ParquetFiles.ReadAsync(store, ParquetFiles.Schema(("i", DataType.Byte))));
        Assert.Equal(("i", "byte", "300"), (narrow.Column, narrow.Expected, narrow.Actual));
        Assert.Equal(["300"], await ParquetFiles.ReadRowsAsync(store, ParquetFiles.Schema(("i", DataType.Short))));
    }

    public static TheoryData<string, DataType, DataType> Mismatches() => new()
    {
        { "c", DataType.String, DataType.Long },
        { "c", DataType.Long, DataType.Integer },
        { "c", DataType.Long, DataType.Timestamp },
        { "c", DataType.Integer, DataType.Date },
        { "c", DataType.Double, DataType.Float },
        { "c", DataType.Timestamp, DataType.Date },
        { "c", new DecimalType(10, 2), new DecimalType(10, 1) },
        { "c", new DecimalType(10, 2), new DecimalType(9, 2) },
        { "c", new DecimalType(10, 2), DataType.Long },
        { "c", new ArrayType { ElementType = DataType.Long }, DataType.Long },
        { "c", DataType.Long, new ArrayType { ElementType = DataType.Long } },
        { "c", new ArrayType { ElementType = DataType.Long }, ParquetFiles.Schema(("list", DataType.Long)) },
        { "c.element", new ArrayType { ElementType = DataType.Long }, new ArrayType { ElementType = DataType.String } },
        { "c.x", ParquetFiles.Schema(("x", DataType.Long)), ParquetFiles.Schema(("x", DataType.Boolean)) },
    };

    [Theory]
    [MemberData(nameof(Mismatches))]
    public async Task Another_type_is_refused_with_the_column(string column, DataType written, DataType asked)
    {
        StructType schema = ParquetFiles.Schema(("c", written));
        TestStore store = await ParquetFiles.WriteAsync(schema, new RandomData(1).Batch(schema, 3));
        SchemaMismatchException refusal = await Assert.ThrowsAsync<SchemaMismatchException>(
            () => ParquetFiles.ReadAsync(store, ParquetFiles.Schema(("c", asked))));
        Assert.Equal(column, refusal.Column);
    }

    [Fact]
    public async Task A_type_that_is_not_known_is_refused_by_name()
    {
        StructType schema = ParquetFiles.Schema(("a", DataType.Long));
        TestStore store = await ParquetFiles.WriteAsync(schema);
        UnsupportedFeatureException refusal = await Assert.ThrowsAsync<UnsupportedFeatureException>(
            () => ParquetFiles.ReadAsync(store, ParquetFiles.Schema(("a", new UnsupportedType { Name = "variant" }))));
        Assert.Equal(["variant"], refusal.Features);
    }

    [Fact]
    public async Task A_file_that_is_absent_is_missing() =>
        Assert.Equal(
            ParquetFiles.Path.Value,
            (await Assert.ThrowsAsync<DataFileMissingException>(() => ReadAsync(new TestStore(), 100))).Path);

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(-1000)]
    public async Task A_size_that_is_not_the_one_of_the_log_is_damage(int difference)
    {
        StructType schema = ParquetFiles.Schema(("a", DataType.Long));
        TestStore store = await ParquetFiles.WriteAsync(schema, new RandomData(1).Batch(schema, 1000));
        DataFileCorruptException damage = await Assert.ThrowsAsync<DataFileCorruptException>(
            () => ReadAsync(store, store.ContentOf(ParquetFiles.Path).Length + difference));
        Assert.Equal(ParquetFiles.Path.Value, damage.Path);
    }

    [Fact]
    public async Task Damaged_bytes_are_refused_or_other_values_but_never_hang_or_escape()
    {
        StructType schema = new RandomData(21).Schema(2);
        TestStore store = await ParquetFiles.WriteAsync(schema, new RandomData(22).Batch(schema, 60));
        byte[] content = store.ContentOf(ParquetFiles.Path);
        Random random = new(23);
        int refused = 0;
        for (int i = 0; i < 400; i++)
        {
            byte[] damaged = [.. content];
            damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
            store.Put(ParquetFiles.Path, damaged);
            try
            {
                await ParquetFiles.ReadAsync(store, schema);
            }
            catch (TableException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 400);
    }

    [Fact]
    public async Task A_file_without_its_end_or_without_sense_is_damage()
    {
        TestStore store = new();
        store.Put(ParquetFiles.Path, "PAR1 this is no Parquet file"u8.ToArray());
        Assert.Contains("does not end", (await Assert.ThrowsAsync<DataFileCorruptException>(() => ReadAsync(store, 28))).Reason, StringComparison.Ordinal);
        store.Put(ParquetFiles.Path, "PAR1\xff\xff\xff\xff\x04\0\0\0PAR1"u8.ToArray()[..4]);
        await Assert.ThrowsAsync<DataFileCorruptException>(() => ReadAsync(store, 4));
        store.Put(ParquetFiles.Path, [.. "PAR1"u8, 0x19, 0xff, 0xff, 0xff, 4, 0, 0, 0, .. "PAR1"u8]);
        await Assert.ThrowsAsync<DataFileCorruptException>(() => ReadAsync(store, 16));
    }

    [Fact]
    public async Task A_footer_larger_than_the_first_read_takes_one_request_more()
    {
        StructType schema = ParquetFiles.Schema([.. Enumerable.Range(0, 1200).Select(i => ($"column_{i}", (DataType)DataType.Long))]);
        RecordBatch batch = new RandomData(1).Batch(schema, 2);
        TestStore store = await ParquetFiles.WriteAsync(schema, batch);
        await ParquetFiles.ReadAsync(store, new StructType { Fields = [] });
        Assert.Equal(2, store.Counters.Reads);
        Assert.Equal(ArrowText.Rows(batch), await ParquetFiles.ReadRowsAsync(store, schema));
    }

    [Fact]
    public async Task A_read_stops_when_it_is_cancelled()
    {
        StructType schema = ParquetFiles.Schema(("a", DataType.Long));
        TestStore store = await ParquetFiles.WriteAsync(schema, new RandomData(1).Batch(schema, 100));
        using CancellationTokenSource source = new();
        ParquetReadRequest request = new()
        {
            Path = ParquetFiles.Path,
            SizeInBytes = store.ContentOf(ParquetFiles.Path).Length,
            Schema = schema,
            MaxBatchRows = 10,
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (RecordBatch batch in new ParquetNetEngine().ReadAsync(store, request, source.Token))
            {
                await source.CancelAsync();
            }
        });
    }

    private static Task<List<RecordBatch>> ReadAsync(TestStore store, long size) => ParquetFiles.ReadAsync(
        store,
        new ParquetReadRequest { Path = ParquetFiles.Path, SizeInBytes = size, Schema = ParquetFiles.Schema(("a", DataType.Long)) });

    private static RecordBatch Batch(StructType schema, int number, float real, long unscaled, int day) => new(
        Repro.Table.Data.Arrow.ArrowSchemas.ToArrowSchema(schema),
        [
            new Int32Array.Builder().Append(number).Build(),
            new FloatArray.Builder().Append(real).Build(),
            new Decimal128Array.Builder(new Apache.Arrow.Types.Decimal128Type(5, 2)).Append(unscaled / 100m).Build(),
            new Date32Array.Builder().Append(DateOnly.FromDayNumber(new DateOnly(1970, 1, 1).DayNumber + day)).Build(),
        ],
        1);
}
