using System.Text;
using Apache.Arrow;
using Repro.Table.Data;
using Repro.Table.Expressions;
using Repro.Table.Expressions.Conditions;
using Repro.Table.Schemas;
using Repro.Table.TestKit.Storage;
using Xunit;

namespace Repro.Table.Tests.Data.Parquet;

public sealed class RowGroupPruningTests
{
    private static readonly StructType Schema = ParquetFiles.Schema(
        ("i", DataType.Integer),
        ("l", DataType.Long),
        ("d", DataType.Date),
        ("t", DataType.Timestamp),
        ("p", new DecimalType(12, 2)),
        ("s", DataType.String),
        ("x", DataType.Double),
        ("n", new StructType { Fields = [new StructField { Name = "y", Type = DataType.Short }] }));

    [Theory]
    [InlineData("i = 25", "2")]
    [InlineData("i IN (5, 31) OR l < 2", "0 3")]
    [InlineData("i >= 29 AND i < 31", "2 3")]
    [InlineData("l BETWEEN 12 AND 13", "1")]
    [InlineData("d = DATE '1970-01-16'", "1")]
    [InlineData("t > TIMESTAMP '1970-01-01T00:00:38Z'", "3")]
    [InlineData("p <= 0.05", "0")]
    [InlineData("n.y = 22", "2")]
    [InlineData("n.y IS NULL", "0 1 2")]
    [InlineData("s = 'none'", "0 1 2 3")]
    [InlineData("x > 1000", "0 1 2 3")]
    [InlineData("i IS NULL", "")]
    [InlineData("i IS NOT NULL", "0 1 2 3")]
    [InlineData("NOT (i = 1)", "0 1 2 3")]
    public async Task Row_groups_that_cannot_match_are_not_read(string predicate, string expected) =>
        Assert.Equal(expected, await ReadAsync(await WriteAsync(), predicate));

    [Fact]
    public async Task No_byte_of_a_pruned_row_group_is_fetched()
    {
        TestStore store = await WriteAsync(rowCount: 400_000, rowsPerGroup: 100_000);
        RecordingTableStore recording = new(store);
        ParquetReadRequest request = Request(store, "i < 5") with { Schema = ParquetFiles.Schema(("i", DataType.Integer), ("x", DataType.Double)) };

        int rows = 0;
        await foreach (RecordBatch batch in new Repro.Table.Data.Parquet.ParquetNetEngine().ReadAsync(recording, request, TestContext.Current.CancellationToken))
        {
            rows += batch.Length;
        }

        Assert.Equal(100_000, rows);
        Assert.InRange(recording.Count(StoreVerb.ReadRange), 2, 3);
    }

    [Fact]
    [Trait("MP", "60")]
    public async Task A_footer_of_an_unknown_writer_prunes_nothing()
    {
        TestStore store = await WriteAsync();
        byte[] bytes = store.ContentOf(ParquetFiles.Path).ToArray();
        int at = bytes.AsSpan().LastIndexOf("Repro.Table version"u8);
        Encoding.ASCII.GetBytes("Hyparquet a").CopyTo(bytes, at);
        TestStore foreign = new();
        foreign.Put(ParquetFiles.Path, bytes);

        Assert.Equal("0 1 2 3", await ReadAsync(foreign, "i = 25"));
    }

    /// <summary>Returns the row groups, of ten rows each, from which rows came.</summary>
    private static async Task<string> ReadAsync(TestStore store, string predicate)
    {
        List<RecordBatch> batches = await ParquetFiles.ReadAsync(store, Request(store, predicate));
        return string.Join(' ', batches.SelectMany(b => ((Int32Array)b.Column(0)).Values.ToArray()).Select(i => i / 10).Distinct());
    }

    private static ParquetReadRequest Request(TestStore store, string predicate)
    {
        BoundPredicate bound = BoundPredicate.Bind(Predicate.Parse(predicate), Schema);
        return new ParquetReadRequest
        {
            Path = ParquetFiles.Path,
            SizeInBytes = store.ContentOf(ParquetFiles.Path).Length,
            Schema = Schema,
            Condition = ConditionBuilder.Build(bound, column => column),
        };
    }

    private static Task<TestStore> WriteAsync(int rowCount = 40, int rowsPerGroup = 10) => ParquetFiles.WriteAsync(
        Schema,
        new ParquetWriteOptions { MaxRowGroupRows = rowsPerGroup },
        ArrowSamples.Batch(Schema, [.. Enumerable.Range(0, rowCount).Select(i => new object?[]
        {
            i, (long)i, i, i * 1_000_000L, (Int128)i, $"{i * 7919L % 1_000_003}", i * 0.37, new object?[] { i >= 30 || i % 3 == 0 ? (short)(i % 1000) : null },
        })]));
}
