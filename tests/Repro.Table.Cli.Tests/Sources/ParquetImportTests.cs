using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests.Sources;

public sealed class ParquetImportTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_parquet_file_makes_a_table_of_its_own_types()
    {
        await _folder.WithTableAsync(
            "t", "id,price,day,name\n1,1.50,2024-01-01,a\n2,,,\n", "--schema", "id:integer not null,price:decimal(10,2)");
        (await _folder.RunAsync("export", "t", "--out", "t.parquet")).Ends(0);
        (await _folder.RunAsync("import", "t.parquet", "u")).Ends(0);
        Assert.Equal(await TextAsync("schema", "t"), await TextAsync("schema", "u"));
        Assert.Equal(await TextAsync("cat", "t"), await TextAsync("cat", "u"));
    }

    [Fact]
    public async Task A_parquet_file_appends_to_a_table_that_has_its_columns()
    {
        await _folder.WithTableAsync("t", "id,name\n1,a\n");
        await _folder.WithTableAsync("u", "name,other\nb,1\n");
        (await _folder.RunAsync("export", "t", "--columns", "id", "--out", "ids.parquet")).Ends(0);
        (await _folder.RunAsync("import", "ids.parquet", "t")).Ends(0);
        Assert.Equal("id\n1\n1\n", (await _folder.RunAsync("cat", "t", "--columns", "id")).Ends(0).Out);
        (await _folder.RunAsync("export", "u", "--out", "u.parquet")).Ends(0);
        (await _folder.RunAsync("import", "u.parquet", "t")).Fails(1);
    }

    [Fact]
    public async Task A_file_that_is_no_parquet_is_damaged_and_leaves_no_table()
    {
        _folder.Write("a.parquet", "id\n1\n");
        (await _folder.RunAsync("import", "a.parquet", "t")).Fails(3);
        Assert.False(Directory.Exists(_folder.PathOf("t")));
    }

    [Fact]
    public async Task Types_cannot_be_declared()
    {
        await _folder.WithTableAsync("t", "id\n1\n");
        (await _folder.RunAsync("export", "t", "--out", "t.parquet")).Ends(0);
        (await _folder.RunAsync("import", "t.parquet", "u", "--type", "id=string")).Fails(2);
        (await _folder.RunAsync("import", "t.parquet", "u", "--infer-rows", "1")).Fails(2);
    }

    private async Task<string> TextAsync(string verb, string table)
    {
        string[] lines = (await _folder.RunAsync(verb, table)).Ends(0).Lines;
        return string.Join('\n', lines.Where(line => !line.StartsWith("version ", StringComparison.Ordinal)));
    }
}
