using System.Text.Json;
using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests.JsonLines;

public sealed class JsonLinesImportTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_column_is_made_for_each_name_and_its_type_is_guessed()
    {
        _folder.Write(
            "a.ndjson",
            "\uFEFF{\"id\":1,\"ok\":true,\"x\":1,\"at\":\"2024-01-01\"}\r\n\n"
            + "{\"x\":2.5,\"id\":9007199254740993,\"mixed\":1}\n{\"mixed\":\"a\\n\\u00e4\",\"x\":\"NaN\",\"ok\":null}");
        (await _folder.RunAsync("import", "a.ndjson", "t")).Ends(0);
        Assert.Equal("id:long,ok:boolean,x:double,at:string,mixed:string", await SchemaAsync());
        Assert.Equal(
            "{\"id\":1,\"ok\":true,\"x\":1,\"at\":\"2024-01-01\",\"mixed\":null}\n"
            + "{\"id\":9007199254740993,\"ok\":null,\"x\":2.5,\"at\":null,\"mixed\":\"1\"}\n"
            + "{\"id\":null,\"ok\":null,\"x\":\"NaN\",\"at\":null,\"mixed\":\"a\\nä\"}\n",
            (await _folder.RunAsync("cat", "t", "--format", "jsonl")).Ends(0).Out);
    }

    [Theory]
    [InlineData("{\"a\":1}{\"a\":2}", "long")]
    [InlineData("{\"a\":1}{\"a\":1e3}", "double")]
    [InlineData("{\"a\":9007199254740993}{\"a\":0.5}", "string")]
    [InlineData("{\"a\":true}{\"a\":1}", "string")]
    [InlineData("{\"a\":\"NaN\"}", "string")]
    [InlineData("{\"a\":null}", "string")]
    public async Task The_first_type_that_every_value_fits_is_taken(string objects, string expected)
    {
        _folder.Write("a.jsonl", objects.Replace("}{", "}\n{", StringComparison.Ordinal));
        (await _folder.RunAsync("import", "a.jsonl", "t")).Ends(0);
        Assert.Equal($"a:{expected}", await SchemaAsync());
    }

    [Fact]
    public async Task Types_may_be_declared_and_text_is_read_by_them()
    {
        _folder.Write("a.jsonl", "{\"at\":\"2024-01-01T00:00:00Z\",\"price\":0.10,\"big\":\"9007199254740993\",\"raw\":\"AQI=\"}\n");
        (await _folder.RunAsync(
            "import", "a.jsonl", "t", "--schema", "at:timestamp,price:decimal(10,2),big:long,raw:binary")).Ends(0);
        Assert.Equal(
            "{\"at\":\"2024-01-01T00:00:00Z\",\"price\":\"0.10\",\"big\":9007199254740993,\"raw\":\"AQI=\"}\n",
            (await _folder.RunAsync("cat", "t", "--format", "jsonl")).Ends(0).Out);
    }

    [Fact]
    public async Task Lines_append_to_a_table_by_name_ignoring_case()
    {
        await _folder.WithTableAsync("t", "id,name\n1,a\n");
        _folder.Write("more.txt", "{\"NAME\":\"b\"}\n{\"id\":3}\n");
        (await _folder.RunAsync("append", "more.txt", "t", "--format", "ndjson")).Ends(0);
        string[] lines = (await _folder.RunAsync("cat", "t")).Ends(0).Lines;

        // Which file comes first is a matter of their names.
        Assert.Equal([",b", "1,a", "3,"], lines[1..].Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{\"id\":1}\n{\"id\":{}}", "JsonNested", 2)]
    [InlineData("{\"id\":[1]}", "JsonNested", 1)]
    [InlineData("\n{\"id\":\"x\"}", "JsonValue", 2)]
    [InlineData("{\"id\":1.5}", "JsonValue", 1)]
    [InlineData("{\"id\":\"\\ud800\"}", "JsonMalformed", 1)]
    [InlineData("{\"id\":1}\n\n{\"id\":", "JsonMalformed", 3)]
    [InlineData("{\"id\":1} {\"id\":2}", "JsonMalformed", 1)]
    [InlineData("[{\"id\":1}]", "JsonMalformed", 1)]
    [InlineData("{\"id\":1,\"ID\":2}", "JsonMalformed", 1)]
    [InlineData("{\"id\":1}\n{\"nope\":2}", "JsonColumns", 2)]
    [InlineData("{\"id\":1}\n{\"id\":null}", "JsonNull", 2)]
    [InlineData("{\"id\":1}\n{}", "JsonNull", 2)]
    public async Task What_does_not_fit_a_table_names_its_line_and_commits_nothing(string lines, string code, int line)
    {
        (await _folder.RunAsync("create", "t", "--schema", "id:long not null")).Ends(0);
        _folder.Write("a.jsonl", lines);
        JsonElement error = (await _folder.RunAsync("import", "a.jsonl", "t", "--json")).Fails(1).Document().GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.Equal(line, error.GetProperty("details").GetProperty("line").GetInt32());
        Assert.Equal(0, (await _folder.RunAsync("schema", "t", "--json")).Ends(0).Document().GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("{}")]
    [InlineData("{\"a\":{\"b\":1}}")]
    [InlineData("{\"a\":1,\"A\":2}")]
    [InlineData("{\"a\":1")]
    public async Task A_file_that_cannot_become_a_table_leaves_none_behind(string text)
    {
        _folder.Write("a.jsonl", text);
        (await _folder.RunAsync("import", "a.jsonl", "t")).Fails(1);
        Assert.False(Directory.Exists(_folder.PathOf("t")));
    }

    [Fact]
    public async Task Options_that_do_not_go_with_the_file_are_refused()
    {
        _folder.Write("a.jsonl", "{\"a\":1}");
        (await _folder.RunAsync("import", "a.jsonl", "t", "--type", "b=long")).Fails(1);
        (await _folder.RunAsync("import", "a.jsonl", "t", "--delimiter", ";")).Fails(2);
        (await _folder.RunAsync("import", "a.jsonl", "t", "--format", "npy")).Fails(2);
        Assert.False(Directory.Exists(_folder.PathOf("t")));
    }

    [Fact]
    public async Task Lines_longer_than_the_buffer_and_many_of_them_are_read()
    {
        string text = new('x', 200_000);
        _folder.Write(
            "a.jsonl", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{{\"i\":{i},\"s\":\"{(i % 5_000 == 0 ? text : "y")}\"}}\n")));
        JsonElement document = (await _folder.RunAsync("import", "a.jsonl", "t", "--json")).Ends(0).Document();
        Assert.Equal(20_000, document.GetProperty("rows").GetInt32());
        string[] found = (await _folder.RunAsync("cat", "t", "--where", "i = 5000 OR i = 19999")).Ends(0).Lines;
        Assert.Equal(["i,s", $"5000,{text}", "19999,y"], found);
    }

    private async Task<string> SchemaAsync()
    {
        JsonElement schema = (await _folder.RunAsync("schema", "t", "--json")).Ends(0).Document().GetProperty("schema");
        return string.Join(
            ',', schema.EnumerateArray().Select(column => $"{column.GetProperty("name").GetString()}:{column.GetProperty("type").GetString()}"));
    }
}
