using Apache.Arrow;
using CsCheck;
using Repro.Table.Data;
using Repro.Table.Schemas;
using Repro.Table.Tests.Data.Arrow;
using Xunit;

namespace Repro.Table.Tests.Data.Parquet;

public sealed class ParquetRoundTripTests
{
    [Fact]
    [Trait("MP", "70")]
    public Task Random_nested_batches_come_back_as_they_were() =>
        Gen.Select(Gen.Int, Gen.Int[0, 60], Gen.Int[0, 4]).SampleAsync(
            async (seed, rows, depth) =>
            {
                RandomData data = new(seed);
                StructType schema = data.Schema(depth);
                RecordBatch[] batches = [data.Batch(schema, rows), data.Batch(schema, rows / 2)];
                TestStore store = await ParquetFiles.WriteAsync(schema, new ParquetWriteOptions { MaxRowGroupRows = 37 }, batches);
                Assert.Equal(batches.SelectMany(ArrowText.Rows), await ParquetFiles.ReadRowsAsync(store, schema));
            },
            iter: 300);

    [Fact]
    [Trait("MP", "76")]
    [Trait("MP", "127")]
    public Task Slices_are_written_as_the_rows_that_they_show() =>
        Gen.Select(Gen.Int, Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 3]).SampleAsync(
            async (seed, offset, rows, depth) =>
            {
                RandomData data = new(seed);
                StructType schema = data.Schema(depth);
                RecordBatch slice = data.Batch(schema, offset + rows + 5).Slice(offset, rows);
                TestStore store = await ParquetFiles.WriteAsync(schema, slice);
                Assert.Equal(ArrowText.Rows(slice), await ParquetFiles.ReadRowsAsync(store, schema));
            },
            iter: 200);

    [Theory]
    [InlineData("zstd")]
    [InlineData("snappy")]
    [InlineData("gzip")]
    [InlineData("lz4_raw")]
    [InlineData("none")]
    public async Task Every_codec_and_type_comes_back(string codec)
    {
        RandomData data = new(codec.Length);
        StructType schema = ParquetFiles.Schema([.. RandomData.LeafTypes.Select((t, i) => ($"c{i}", t))]);
        RecordBatch batch = data.Batch(schema, 5000);
        TestStore store = await ParquetFiles.WriteAsync(schema, new ParquetWriteOptions { Codec = codec }, batch);
        Assert.Equal(ArrowText.Rows(batch), await ParquetFiles.ReadRowsAsync(store, schema));
    }

    [Fact]
    public async Task Equal_batches_make_equal_bytes()
    {
        StructType schema = new RandomData(7).Schema(3);
        TestStore one = await ParquetFiles.WriteAsync(schema, new RandomData(8).Batch(schema, 500));
        TestStore two = await ParquetFiles.WriteAsync(schema, new RandomData(8).Batch(schema, 500));
        Assert.Equal(one.ContentOf(ParquetFiles.Path), two.ContentOf(ParquetFiles.Path));
    }

    [Fact]
    public async Task Batches_have_at_most_the_rows_asked_for_and_stop_at_row_groups()
    {
        StructType schema = ParquetFiles.Schema(("a", new ArrayType { ElementType = DataType.Long }));
        RecordBatch batch = new RandomData(1).Batch(schema, 250);
        TestStore store = await ParquetFiles.WriteAsync(schema, new ParquetWriteOptions { MaxRowGroupRows = 100 }, batch);
        List<RecordBatch> read = await ParquetFiles.ReadAsync(store, schema, maxBatchRows: 64);
        Assert.Equal([64, 36, 64, 36, 50], read.Select(b => b.Length));
        Assert.Equal(ArrowText.Rows(batch), read.SelectMany(ArrowText.Rows));
    }

    [Fact]
    public async Task A_row_group_ends_when_it_holds_enough_bytes()
    {
        StructType schema = ParquetFiles.Schema(("a", DataType.Long));
        ParquetWriteOptions options = new() { MaxRowGroupSizeInBytes = 8 * 16_384 };
        TestStore store = await ParquetFiles.WriteAsync(schema, options, new RandomData(3).Batch(schema, 100_000));
        Assert.InRange((await ParquetFiles.ReadAsync(store, schema)).Count, 3, 7);
    }

    [Fact]
    public async Task An_empty_file_has_no_batches()
    {
        StructType schema = ParquetFiles.Schema(("a", DataType.Long));
        Assert.Empty(await ParquetFiles.ReadAsync(await ParquetFiles.WriteAsync(schema), schema));
    }

    [Fact]
    public async Task The_estimate_nears_the_size_of_the_file()
    {
        StructType schema = ParquetFiles.Schema(("a", DataType.Long));
        TestStore store = new();
        await using IParquetFileWriter writer = new Repro.Table.Data.Parquet.ParquetNetEngine().CreateWriter(
            await store.CreateFileAsync(ParquetFiles.Path, TestContext.Current.CancellationToken),
            schema,
            new ParquetWriteOptions { MaxRowGroupRows = 1000 });
        await writer.WriteAsync(new RandomData(3).Batch(schema, 5500), TestContext.Current.CancellationToken);
        long estimate = writer.EstimatedSizeInBytes;
        WrittenFile file = await writer.CompleteAsync(TestContext.Current.CancellationToken);
        Assert.InRange(estimate, file.Entry.SizeInBytes * 7 / 10, file.Entry.SizeInBytes * 13 / 10);
    }
}
