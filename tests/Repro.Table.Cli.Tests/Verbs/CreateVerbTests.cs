using System.Text.Json;
using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests.Verbs;

public sealed class CreateVerbTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_empty_table_is_version_0()
    {
        CliResult result = (await _folder.RunAsync("create", "t", "--schema", "id:long not null,price:decimal(10,2)")).Ends(0);
        Assert.Equal($"Created {_folder.PathOf("t")} with 2 columns: version 0.\n", result.Out);
        JsonElement schema = (await _folder.RunAsync("schema", "t", "--json")).Ends(0).Document();
        Assert.Equal(0, schema.GetProperty("version").GetInt32());
        Assert.Equal(0, schema.GetProperty("files").GetInt32());
    }

    [Fact]
    public async Task Partitioning_and_properties_are_kept()
    {
        JsonElement created = (await _folder.RunAsync(
            "create", "t", "--schema", "id:long,a:string,b:string", "--partition-by", "b,a", "--property", "delta.checkpointInterval=20", "--json"))
            .Ends(0).Document();
        JsonElement schema = (await _folder.RunAsync("schema", "t", "--json")).Ends(0).Document();
        Assert.Equal(created.GetProperty("ref").GetString(), schema.GetProperty("ref").GetString());
        Assert.Equal("""["b","a"]""", schema.GetProperty("partitionColumns").GetRawText());
        Assert.Equal("20", schema.GetProperty("properties").GetProperty("delta.checkpointInterval").GetString());
    }

    [Fact]
    public async Task A_table_that_exists_is_not_touched()
    {
        await _folder.WithTableAsync("t", "a\n1\n");
        CliResult result = (await _folder.RunAsync("create", "t", "--schema", "id:long", "--json")).Fails(1);
        Assert.Equal("TableExists", result.Document().GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(1, (await _folder.RunAsync("schema", "t", "--json")).Document().GetProperty("version").GetInt32());
    }
}
