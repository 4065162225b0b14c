using Apache.Arrow;
using Repro.Table.Cli.Tests.Running;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Tests.Rows;

public sealed class ParquetExportTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_parquet_file_has_the_types_and_the_chosen_rows()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await _folder.WithTableAsync(
            "t", "id,name,price,at\n1,a,1.5,2024-01-01\n2,b,2.25,2024-01-02\n3,c,,\n4,d,,\n", "--type", "price=decimal(10,2)", "--type", "at=timestamp");
        (await _folder.RunAsync("export", "t", "--out", "t.parquet", "--where", "id > 1", "--limit", "2", "--columns", "price,id,at")).Ends(0);

        ParquetFile file = await ParquetFile.OpenAsync(_folder.PathOf("t.parquet"), cancellationToken);
        Assert.Equal(2, file.RowCount);
        Assert.Equal("struct<price:decimal(10,2),id:long,at:timestamp>", file.Schema.ToString());
        List<long?> ids = [];
        await foreach (RecordBatch batch in file.ReadBatchesAsync(cancellationToken))
        {
            using (batch)
            {
                ids.AddRange(((Int64Array)batch.Column(1)).ToArray());
            }
        }

        Assert.Equal([2L, 3L], ids);
    }

    [Fact]
    public async Task A_stream_gets_the_same_bytes_as_a_file()
    {
        await _folder.WithTableAsync("t", "id\n1\n2\n");
        (await _folder.RunAsync("export", "t", "--out", "t.parquet")).Ends(0);
        CliResult piped = (await _folder.RunAsync("export", "t", "--format", "parquet")).Ends(0);
        Assert.Equal(await File.ReadAllBytesAsync(_folder.PathOf("t.parquet"), TestContext.Current.CancellationToken), piped.Bytes);
        _folder.IsTerminal = true;
        (await _folder.RunAsync("export", "t", "--format", "parquet")).Fails(2);
    }

    [Fact]
    public async Task Nested_columns_keep_their_shape()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        DeltaTable table = await DeltaTable.CreateAsync(_folder.PathOf("t"), StructType.Of<Nested>(), cancellationToken: cancellationToken);
        await table.AppendAsync([new Nested(1, [1, 2], "x"), new Nested(2, [], null)], cancellationToken: cancellationToken);
        (await _folder.RunAsync("export", "t", "--out", "t.parquet")).Ends(0);
        ParquetFile file = await ParquetFile.OpenAsync(_folder.PathOf("t.parquet"), cancellationToken);
        Assert.Equal("struct<Id:integer,Values:array<integer>,Name:string>", file.Schema.ToString());
        (await _folder.RunAsync("export", "t", "--out", "t.csv")).Fails(1);
        Assert.Equal(
            "{\"Id\":1,\"Values\":[1,2],\"Name\":\"x\"}\n{\"Id\":2,\"Values\":[],\"Name\":null}\n",
            (await _folder.RunAsync("cat", "t", "--format", "jsonl")).Ends(0).Out);
    }

    private sealed record Nested(int Id, int[] Values, string? Name);
}
