using System.Text.Json;
using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests.Verbs;

public sealed class HistoryVerbTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Commits_are_listed_newest_first()
    {
        await _folder.WithTableAsync("t", "id\n1\n2\n");
        (await _folder.RunAsync("overwrite", "t.csv", "t")).Ends(0);
        CliResult result = (await _folder.RunAsync("history", "t")).Ends(0);
        Assert.Equal(4, result.Lines.Length);
        Assert.Matches("^version +time +operation +rows +message +engine$", result.Lines[0]);
        Assert.Matches("^ +2  [0-9-]{10} [0-9:.]{12}Z  WRITE \\(Overwrite\\) +2 ", result.Lines[1]);
        Assert.Matches("^ +1  .*WRITE \\(Append\\) +2 ", result.Lines[2]);
        Assert.Matches("^ +0  .*CREATE TABLE", result.Lines[3]);
    }

    [Fact]
    public async Task The_document_has_parameters_and_metrics_as_text()
    {
        await _folder.WithTableAsync("t", "id\n1\n2\n");
        JsonElement newest = (await _folder.RunAsync("history", "t", "--json", "--limit", "1")).Ends(0).Document().GetProperty("history")[0];
        Assert.Equal("WRITE", newest.GetProperty("operation").GetString());
        Assert.Equal("Append", newest.GetProperty("operationParameters").GetProperty("mode").GetString());
        Assert.Equal("2", newest.GetProperty("operationMetrics").GetProperty("numOutputRows").GetString());
    }

    [Fact]
    public async Task The_list_may_be_limited_and_may_end_at_a_version()
    {
        await _folder.WithTableAsync("t", "id\n1\n");
        (await _folder.RunAsync("append", "t.csv", "t")).Ends(0);
        Assert.Equal("2", await VersionsAsync("t", "--limit", "1"));
        Assert.Equal("1 0", await VersionsAsync("t@1"));
        Assert.Equal("2 1 0", await VersionsAsync("t"));
        Assert.Equal(string.Empty, await VersionsAsync("t", "--limit", "0"));
    }

    private async Task<string> VersionsAsync(params string[] args)
    {
        JsonElement document = (await _folder.RunAsync(["history", .. args, "--json"])).Ends(0).Document();
        return string.Join(
            ' ', document.GetProperty("history").EnumerateArray().Select(commit => commit.GetProperty("version").GetInt32()));
    }
}
