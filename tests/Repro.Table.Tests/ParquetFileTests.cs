using Apache.Arrow;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using Xunit;

namespace Repro.Table.Tests;

public sealed class ParquetFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("repro-parquet-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_written_is_read_again_also_through_a_link()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        string path = Path.Combine(_folder, "rows.parquet");
        StructType schema = new() { Fields = [new StructField { Name = "a", Type = DataType.Long }] };
        using RecordBatch first = Batch(1, 2, 3);
        using RecordBatch second = Batch(4);
        await using (FileStream output = File.Create(path))
        {
            long rows = await ParquetFile.WriteAsync(
                output, schema, new[] { first.Slice(1, 2), second }.ToAsyncEnumerable(), cancellationToken);
            Assert.Equal(3, rows);
            Assert.True(output.CanWrite);
        }

        Directory.CreateDirectory(Path.Combine(_folder, "links"));
        string link = Path.Combine(_folder, "links", "link.parquet");
        File.CreateSymbolicLink(link, path);
        ParquetFile file = await ParquetFile.OpenAsync(link, cancellationToken);
        Assert.Equal(schema, file.Schema);
        Assert.Equal(3, file.RowCount);
        List<long?> values = [];
        await foreach (RecordBatch batch in file.ReadBatchesAsync(cancellationToken))
        {
            using (batch)
            {
                values.AddRange(((Int64Array)batch.Column(0)).ToArray());
            }
        }

        Assert.Equal([2L, 3L, 4L], values);
    }

    [Fact]
    public async Task A_file_that_is_none_or_not_there_is_told_apart()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        string path = Path.Combine(_folder, "text.parquet");
        await File.WriteAllTextAsync(path, "not a parquet file at all", cancellationToken);
        await Assert.ThrowsAsync<DataFileCorruptException>(() => ParquetFile.OpenAsync(path, cancellationToken));
        StoreException missing = await Assert.ThrowsAsync<StoreException>(
            () => ParquetFile.OpenAsync(Path.Combine(_folder, "nothing.parquet"), cancellationToken));
        Assert.Equal("StoreObjectMissing", missing.Code);
    }

    private static RecordBatch Batch(params long[] values) =>
        new RecordBatch.Builder().Append("a", nullable: true, new Int64Array.Builder().AppendRange(values).Build()).Build();
}
