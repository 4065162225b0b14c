using Apache.Arrow;
using Repro.Table.Data.Parquet;
using Repro.Table.Errors;
using Repro.Table.Log.Checkpoints;
using Repro.Table.Log.State;
using Repro.Table.Schemas;
using Repro.Table.Storage;
using Xunit;

namespace Repro.Table.Tests.Log.Checkpoints;

public class CheckpointDamageTests : CheckpointReading
{
    [Fact]
    public async Task A_billion_rows_of_nothing_are_refused_at_once()
    {
        static IEnumerable<RecordBatch> Endless(StructType schema)
        {
            while (true)
            {
                yield return ScriptedParquetEngine.Batch(schema, 8192);
            }
        }

        ScriptedParquetEngine parquet = new(Endless);

        await AssertCorruptAsync(parquet, "more rows");
        Assert.InRange(parquet.BatchCount, 1, 100);
    }

    [Fact]
    public Task A_file_without_a_path_is_damage() => AssertCorruptAsync(Adds(b => AppendAdd(b, path: null)), "add.path");

    [Fact]
    public Task A_path_that_is_not_UTF_8_is_damage() => AssertCorruptAsync(
        Adds(b =>
        {
            b.Field<TextBuilder>("path").Append([0x61, 0xff]);
            AppendRest(b, size: 1);
        }),
        "UTF-8");

    [Fact]
    public Task A_negative_size_is_damage() => AssertCorruptAsync(
        Adds(b =>
        {
            b.Field<TextBuilder>("path").Append("a");
            AppendRest(b, size: -1);
        }),
        "size");

    [Fact]
    public Task Two_protocols_are_damage() => AssertCorruptAsync(
        new(s => [ScriptedParquetEngine.Batch(s, 2, "protocol", b =>
        {
            for (int i = 0; i < 2; i++)
            {
                TableActionBuilders.Append(b, CheckpointStates.Protocol).EndStruct();
            }
        })]),
        "two 'protocol'");

    [Fact]
    public Task Metadata_in_two_parts_is_damage() => AssertCorruptAsync(
        new(s => [
            ScriptedParquetEngine.Batch(s, 1, "metaData", b => TableActionBuilders.Append(b, CheckpointStates.Metadata).EndStruct()),
            ScriptedParquetEngine.Batch(s, 1, "metaData", b => TableActionBuilders.Append(b, CheckpointStates.Metadata).EndStruct())]),
        "two 'metaData'");

    [Fact]
    public async Task A_column_of_another_type_is_damage()
    {
        StructType schema = new()
        {
            Fields =
            [
                new StructField { Name = "txn", Type = new StructType { Fields = [new StructField { Name = "version", Type = DataType.String }] } },
            ],
        };
        StoreEntry entry = await WriteAsync(schema, ScriptedParquetEngine.Batch(schema, 1, "txn", b =>
        {
            b.Field<TextBuilder>("version").Append("one");
            b.EndStruct();
        }));

        DataFileCorruptException exception = await Assert.ThrowsAsync<DataFileCorruptException>(
            () => ReadAsync(new ParquetNetEngine(), [entry], Replay, new FileIndex()));

        Assert.Equal(entry.Path.Value, exception.Path);
    }

    [Theory]
    [Trait("MP", "9")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5000)]
    public async Task A_file_that_is_not_Parquet_is_damage(int size)
    {
        TablePath path = Entry(size).Path;
        await Store.PutAsync(path, new byte[size], PutMode.Overwrite, Token);

        await Assert.ThrowsAsync<DataFileCorruptException>(
            () => ReadAsync(new ParquetNetEngine(), [Entry(size)], Replay, new FileIndex()));
    }

    private static ScriptedParquetEngine Adds(Action<StructBuilder> fill) =>
        new(s => [ScriptedParquetEngine.Batch(s, 2, "add", fill)]);

    private async Task AssertCorruptAsync(ScriptedParquetEngine parquet, string reason)
    {
        DataFileCorruptException exception = await Assert.ThrowsAsync<DataFileCorruptException>(
            () => ReadAsync(parquet, [Entry(1000)], Replay, new FileIndex()));
        Assert.Equal(Entry(1).Path.Value, exception.Path);
        Assert.Contains(reason, exception.Reason, StringComparison.Ordinal);
    }
}
