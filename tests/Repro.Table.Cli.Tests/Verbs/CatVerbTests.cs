using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests.Verbs;

public sealed class CatVerbTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_rows_are_printed_as_csv()
    {
        await _folder.WithTableAsync("t", "id,name,at\n1,\"a,\"\"b\"\"\",2024-01-01T10:00:00.5Z\n2,,\n3,\"\",2024-01-02T00:00:00Z\n");
        CliResult result = (await _folder.RunAsync("cat", "t")).Ends(0);
        Assert.Equal("id,name,at\n1,\"a,\"\"b\"\"\",2024-01-01T10:00:00.5Z\n2,,\n3,\"\",2024-01-02T00:00:00Z\n", result.Out);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Json_lines_keep_the_order_of_the_columns_and_all_digits()
    {
        await _folder.WithTableAsync("t", "z,a,n\n9007199254740993,\"x\n\",0.1\n,,NaN\n");
        CliResult result = (await _folder.RunAsync("cat", "t", "--format", "jsonl")).Ends(0);
        Assert.Equal("{\"z\":9007199254740993,\"a\":\"x\\n\",\"n\":0.1}\n{\"z\":null,\"a\":null,\"n\":\"NaN\"}\n", result.Out);
    }

    [Fact]
    public async Task A_table_for_people_is_aligned()
    {
        await _folder.WithTableAsync("t", "id,name\n1,anna\n10,\n");
        CliResult result = (await _folder.RunAsync("cat", "t", "--format", "table")).Ends(0);
        Assert.Equal("id  name\n 1  anna\n10  null\n", result.Out);
    }

    [Fact]
    public async Task Rows_and_columns_are_chosen()
    {
        await _folder.WithTableAsync("t", "id,sex,age\n1,f,30\n2,m,50\n3,f,60\n4,,70\n");
        Assert.Equal("age,id\n60,3\n", await CatAsync("--where", "age > 40 AND sex = 'f'", "--columns", "AGE,id"));
        Assert.Equal("id,sex,age\n1,f,30\n2,m,50\n", await CatAsync("--limit", "2"));
        Assert.Equal("id\n2\n", await CatAsync("--where", "sex = 'm'", "-n", "5", "--columns", "id"));
        Assert.Equal("id,sex,age\n", await CatAsync("--limit", "0"));
        Assert.Equal("id\n4\n", await CatAsync("--where", "sex IS NULL", "--columns", "id"));
    }

    [Fact]
    public async Task A_condition_that_does_not_parse_is_wrong_usage_and_says_where()
    {
        await _folder.WithTableAsync("t", "id\n1\n");
        CliResult failed = (await _folder.RunAsync("head", "t", "--where", "id >", "--json")).Fails(2);
        Assert.Equal(5, failed.Document().GetProperty("error").GetProperty("details").GetProperty("position").GetInt32());
        (await _folder.RunAsync("cat", "t", "--where", "nope = 1")).Fails(1);
        (await _folder.RunAsync("cat", "t", "--columns", ",")).Fails(2);
        (await _folder.RunAsync("cat", "t", "--columns", "id,ID")).Fails(2);
        (await _folder.RunAsync("cat", "t", "--json")).Fails(2);
        (await _folder.RunAsync("cat", "t", "--format", "xml")).Fails(2);
        (await _folder.RunAsync("cat", "t", "--format", "jsonl", "--null-value", "NA")).Fails(2);
    }

    [Fact]
    public async Task A_null_alone_on_its_line_needs_a_text()
    {
        await _folder.WithTableAsync("t", "name,n\na,1\n,\n");
        CliResult failed = (await _folder.RunAsync("cat", "t", "--columns", "name")).Fails(1);
        Assert.Contains("--null-value", failed.Error, StringComparison.Ordinal);
        Assert.Equal("name\na\nNA\n", await CatAsync("--columns", "name", "--null-value", "NA"));
        Assert.Equal("n\n1\n\"\"\n", await CatAsync("--columns", "n"));
    }

    [Fact]
    [Trait("Hostile", "26")]
    public async Task On_a_terminal_values_cannot_steer_it_and_elsewhere_they_are_exact()
    {
        await _folder.WithTableAsync("t", "x\n\u001b[2J\u202eä\n");
        Assert.Equal("x\n\u001b[2J\u202eä\n", await CatAsync());
        _folder.IsTerminal = true;
        Assert.Equal("x\n\\u001b[2J\\u202eä\n", await CatAsync());
    }

    private async Task<string> CatAsync(params string[] options) =>
        (await _folder.RunAsync(["cat", "t", .. options])).Ends(0).Out;
}
