using System.Text.Json;
using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests.Verbs;

public sealed class VersionsVerbTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Versions_are_listed_newest_first()
    {
        await _folder.WithTableAsync("t", "id\n1\n");
        CliResult result = (await _folder.RunAsync("versions", "t")).Ends(0);
        Assert.Matches("^version  time +operation +rebuildable$", result.Lines[0]);
        Assert.Matches("^ +1  [0-9-]{10} [0-9:.]{12}Z  WRITE \\(Append\\) +yes$", result.Lines[1]);
        Assert.Matches("^ +0  .*CREATE TABLE +yes$", result.Lines[2]);
        Assert.Single((await _folder.RunAsync("versions", "t", "-n", "1", "--json")).Ends(0).Document().GetProperty("versions").EnumerateArray());
    }

    [Fact]
    public async Task A_version_before_the_first_checkpoint_of_a_cleaned_log_cannot_be_rebuilt()
    {
        await _folder.WithTableAsync("t", "id\n1\n", "--property", "delta.checkpointInterval=2");
        (await _folder.RunAsync("append", "t.csv", "t")).Ends(0);
        (await _folder.RunAsync("append", "t.csv", "t")).Ends(0);
        Assert.NotEmpty(Directory.EnumerateFiles(_folder.PathOf("t/_delta_log"), "*.checkpoint.parquet"));
        File.Delete(_folder.PathOf($"t/_delta_log/{0:d20}.json"));

        JsonElement versions = (await _folder.RunAsync("versions", "t", "--json")).Ends(0).Document().GetProperty("versions");
        Assert.Equal(
            [(3, true), (2, true), (1, false)],
            versions.EnumerateArray().Select(v => (v.GetProperty("version").GetInt32(), v.GetProperty("rebuildable").GetBoolean())));
        (await _folder.RunAsync("versions", "t@1")).Fails(2);
    }
}
