using Apache.Arrow;
using Repro.Table.Data;
using Repro.Table.Data.Parquet;
using Repro.Table.Schemas;
using Repro.Table.Storage;
using Xunit;

namespace Repro.Table.Tests.Data.Parquet;

/// <summary>Writes and reads whole files, in a line.</summary>
internal static class ParquetFiles
{
    public static readonly TablePath Path = TestStore.PathOf("part-0.parquet");

    private static readonly ParquetNetEngine Engine = new();

    public static async Task<TestStore> WriteAsync(StructType schema, ParquetWriteOptions options, params RecordBatch[] batches)
    {
        TestStore store = new();
        await using IParquetFileWriter writer = Engine.CreateWriter(await store.CreateFileAsync(Path), schema, options);
        foreach (RecordBatch batch in batches)
        {
            await writer.WriteAsync(batch, TestContext.Current.CancellationToken);
        }

        WrittenFile file = await writer.CompleteAsync(TestContext.Current.CancellationToken);
        Assert.Equal(batches.Sum(b => b.Length), file.RowCount);
        Assert.Equal(store.ContentOf(Path).Length, file.Entry.SizeInBytes);
        return store;
    }

    public static Task<TestStore> WriteAsync(StructType schema, params RecordBatch[] batches) =>
        WriteAsync(schema, new ParquetWriteOptions(), batches);

    public static TestStore Open(string file)
    {
        TestStore store = new();
        store.Put(Path, File.ReadAllBytes(file));
        return store;
    }

    public static async Task<List<RecordBatch>> ReadAsync(TestStore store, StructType schema, int maxBatchRows = 65_536)
    {
        ParquetReadRequest request = new()
        {
            Path = Path,
            SizeInBytes = store.ContentOf(Path).Length,
            Schema = schema,
            MaxBatchRows = maxBatchRows,
        };
        return await ReadAsync(store, request);
    }

    public static async Task<List<RecordBatch>> ReadAsync(TestStore store, ParquetReadRequest request)
    {
        List<RecordBatch> batches = [];
        await foreach (RecordBatch batch in Engine.ReadAsync(store, request, TestContext.Current.CancellationToken))
        {
            batches.Add(batch);
        }

        return batches;
    }

    public static async Task<List<string>> ReadRowsAsync(TestStore store, StructType schema) =>
        [.. (await ReadAsync(store, schema)).SelectMany(Arrow.ArrowText.Rows)];

    public static StructType Schema(params (string Name, DataType Type)[] columns) =>
        new() { Fields = [.. columns.Select(c => new StructField { Name = c.Name, Type = c.Type })] };
}
