using System.Text.Json;
using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests.Verbs;

public sealed class WriteVerbTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Append_adds_rows_and_overwrite_replaces_them()
    {
        await _folder.WithTableAsync("t", "id,name\n1,a\n");
        _folder.Write("more.csv", "id,name\n2,b\n3,\n");
        CliResult appended = (await _folder.RunAsync("append", "more.csv", "t")).Ends(0);
        Assert.StartsWith("Appended 2 rows as version 2 (1 file, ", appended.Out, StringComparison.Ordinal);
        CliResult overwritten = (await _folder.RunAsync("overwrite", "more.csv", "t")).Ends(0);
        Assert.StartsWith("Overwrote the table with 2 rows as version 3 (1 file, ", overwritten.Out, StringComparison.Ordinal);
        Assert.EndsWith(", 2 files replaced).\n", overwritten.Out, StringComparison.Ordinal);

        Assert.Equal(0, await CountAsync("t@0"));
        Assert.Equal(1, await CountAsync("t@1"));
        Assert.Equal(3, await CountAsync("t@2"));
        Assert.Equal(2, await CountAsync("t"));
    }

    [Theory]
    [InlineData("append")]
    [InlineData("overwrite")]
    public async Task A_bad_line_changes_nothing(string verb)
    {
        await _folder.WithTableAsync("t", "id,name\n1,a\n");
        _folder.Write("bad.csv", "id,name\n2,b\nx,c\n");
        CliResult result = (await _folder.RunAsync(verb, "bad.csv", "t", "--json")).Fails(1);
        JsonElement error = result.Document().GetProperty("error");
        Assert.Equal("CsvValue", error.GetProperty("code").GetString());
        Assert.Equal(3, error.GetProperty("details").GetProperty("line").GetInt32());
        Assert.Equal(1, await CountAsync("t"));
        Assert.Equal(1, (await _folder.RunAsync("schema", "t", "--json")).Document().GetProperty("version").GetInt32());
    }

    [Fact]
    [Trait("MP", "114")]
    public async Task The_message_of_a_commit_is_shown_again_by_history()
    {
        await _folder.WithTableAsync("t", "id\n1\n");
        (await _folder.RunAsync("append", "t.csv", "t", "-m", "June delivery, \"second\" try")).Ends(0);
        JsonElement newest = (await _folder.RunAsync("history", "t", "--json")).Ends(0).Document().GetProperty("history")[0];
        Assert.Equal("June delivery, \"second\" try", newest.GetProperty("userMetadata").GetString());
        Assert.Equal(2, newest.GetProperty("version").GetInt32());
        Assert.Contains("June delivery", (await _folder.RunAsync("history", "t")).Ends(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_primitive_survives_the_way_into_a_table_and_back()
    {
        (await _folder.RunAsync(
            "create", "t", "--schema",
            "l:long,i:integer,s:short,b:byte,d:double,f:float,o:boolean,t:string,y:date,z:timestamp,m:decimal(38,10),x:binary")).Ends(0);
        _folder.Write(
            "data.csv",
            "l,i,s,b,d,f,o,t,y,z,m,x\n"
            + "-9223372036854775808,-1,2,3,0.1,0.1,true,\"\",1969-12-31,2024-02-29T12:34:56.123456Z,1234567890123456789012345678.0123456789,AP8=\n"
            + ",,,,,,,,,,,\n");
        (await _folder.RunAsync("append", "data.csv", "t")).Ends(0);
        JsonElement rows = (await _folder.RunAsync("head", "t", "--json")).Ends(0).Document().GetProperty("rows");
        Assert.Equal(
            """{"b":3,"d":0.1,"f":0.1,"i":-1,"l":"-9223372036854775808","m":"1234567890123456789012345678.0123456789","o":true,"s":2,"t":"","x":"AP8=","y":"1969-12-31","z":"2024-02-29T12:34:56.123456Z"}""",
            rows[0].GetRawText());
        Assert.All(rows[1].EnumerateObject(), member => Assert.Equal(JsonValueKind.Null, member.Value.ValueKind));
    }

    private async Task<int> CountAsync(string table) =>
        (await _folder.RunAsync("head", table, "-n", "100", "--json")).Ends(0).Document().GetProperty("rows").GetArrayLength();
}
