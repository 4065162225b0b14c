using System.Text.Json;
using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests.Verbs;

public sealed class ExportVerbTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_ending_of_the_file_says_the_format()
    {
        await _folder.WithTableAsync("t", "id\n1\n2\n");
        CliResult result = (await _folder.RunAsync("export", "t", "--out", "rows.jsonl")).Ends(0);
        Assert.Equal("{\"id\":1}\n{\"id\":2}\n", Text("rows.jsonl"));
        Assert.Equal($"Exported 2 rows of version 1 to {_folder.PathOf("rows.jsonl")} (jsonl, 18 bytes).\n", result.Out);

        JsonElement document = (await _folder.RunAsync("export", "t", "-o", "rows.txt", "--format", "csv", "--json")).Ends(0).Document();
        Assert.Equal("csv", document.GetProperty("format").GetString());
        Assert.Equal(2, document.GetProperty("rows").GetInt32());
        Assert.Equal(7, document.GetProperty("bytes").GetInt32());
        (await _folder.RunAsync("export", "t", "-o", "rows.xyz")).Fails(2);
        (await _folder.RunAsync("export", "t")).Fails(2);
    }

    [Fact]
    public async Task Stdout_gets_the_rows_and_nothing_else()
    {
        await _folder.WithTableAsync("t", "id\n1\n");
        CliResult result = (await _folder.RunAsync("export", "t", "--format", "csv", "-q")).Ends(0);
        Assert.Equal("id\n1\n", result.Out);
        Assert.Empty(result.Error);
        (await _folder.RunAsync("export", "t", "--format", "csv", "--json")).Fails(2);
    }

    [Fact]
    public async Task A_file_that_exists_is_kept_unless_told_otherwise()
    {
        await _folder.WithTableAsync("t", "id\n1\n");
        _folder.Write("rows.csv", "precious");
        CliResult failed = (await _folder.RunAsync("export", "t", "--out", "rows.csv", "--json")).Fails(1);
        Assert.Equal("FileExists", failed.Document().GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("precious", Text("rows.csv"));
        (await _folder.RunAsync("export", "t", "--out", "rows.csv", "--force")).Ends(0);
        Assert.Equal("id\n1\n", Text("rows.csv"));
        _folder.Write("empty.csv", string.Empty);
        (await _folder.RunAsync("export", "t", "--out", "empty.csv")).Ends(0);
        Assert.Equal("id\n1\n", Text("empty.csv"));
    }

    [Fact]
    public async Task A_failure_leaves_no_file_behind()
    {
        await _folder.WithTableAsync("t", "name,n\na,1\n,2\n");
        (await _folder.RunAsync("export", "t", "--columns", "name", "--out", "rows.csv")).Fails(1);
        Assert.Empty(Directory.EnumerateFiles(_folder.Location, "rows.csv*"));
    }

    private string Text(string name) => File.ReadAllText(_folder.PathOf(name));
}
