using System.Text.Json;
using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests.Verbs;

public sealed class HeadVerbTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_rows_are_shown_in_columns()
    {
        await _folder.WithTableAsync("t", "id,name,score\n1,anna,1.5\n2,,10\n3,cleo,\n");
        CliResult result = (await _folder.RunAsync("head", "t", "-n", "2")).Ends(0);
        Assert.Equal("id  name  score\n 1  anna    1.5\n 2  null     10\n2 rows, version 1\n", result.Out);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Columns_may_be_chosen_in_any_order_and_case()
    {
        await _folder.WithTableAsync("t", "id,name,score\n1,anna,1.5\n");
        CliResult result = (await _folder.RunAsync("head", "t", "--columns", "SCORE,id")).Ends(0);
        Assert.Equal("score  id\n  1.5   1\n1 row in all, version 1\n", result.Out);
        CliResult failed = (await _folder.RunAsync("head", "t", "--columns", "nope")).Fails(1);
        Assert.Contains("There is no column 'nope'. The table has: id, name, score.", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("MP", "108")]
    public async Task The_document_holds_rows_as_objects()
    {
        await _folder.WithTableAsync("t", "id,name\n1,anna\n2,\n");
        JsonElement document = (await _folder.RunAsync("head", "t", "--json")).Ends(0).Document();
        Assert.Equal("""[{"id":1,"name":"anna"},{"id":2,"name":null}]""", document.GetProperty("rows").GetRawText());
        Assert.Matches("^repro:[0-9a-f-]{36}@1$", document.GetProperty("ref").GetString());
    }

    [Fact]
    public async Task A_version_is_chosen_by_number_by_suffix_or_by_time()
    {
        await _folder.WithTableAsync("t", "id\n1\n");
        (await _folder.RunAsync("append", "t.csv", "t")).Ends(0);
        string Commit(int version) => _folder.PathOf($"t/_delta_log/{version:d20}.json");
        for (int version = 0; version < 3; version++)
        {
            File.SetLastWriteTimeUtc(Commit(version), new DateTime(2024, 3, 1 + version, 12, 0, 0, DateTimeKind.Utc));
        }

        Assert.Equal(0, await VersionAsync("t", "--version", "0"));
        Assert.Equal(1, await VersionAsync("t@1"));
        Assert.Equal(2, await VersionAsync("t"));
        Assert.Equal(0, await VersionAsync("t", "--as-of", "2024-03-02"));
        Assert.Equal(1, await VersionAsync("t", "--as-of", "2024-03-02T12:00"));
        Assert.Equal(1, await VersionAsync("t", "--as-of", "2024-03-03T12:59+01:00"));
        Assert.Equal(2, await VersionAsync("t", "--as-of", "2024-03-03T13:00+01:00"));

        CliResult noted = (await _folder.RunAsync("head", "t", "--as-of", "2024-03-02T12:00")).Ends(0);
        Assert.StartsWith("note: ", noted.Error, StringComparison.Ordinal);
        (await _folder.RunAsync("head", "t", "--as-of", "2024-02-01")).Fails(4);
        (await _folder.RunAsync("head", "t", "--as-of", "2025-01-01")).Fails(4);
    }

    [Fact]
    [Trait("MP", "135")]
    public async Task A_version_above_the_newest_is_an_error_that_says_which_there_are()
    {
        await _folder.WithTableAsync("t", "id\n1\n");
        CliResult result = (await _folder.RunAsync("head", "t@7", "--json")).Fails(4);
        JsonElement error = result.Document().GetProperty("error");
        Assert.Equal("VersionNotFound", error.GetProperty("code").GetString());
        Assert.Equal(0, error.GetProperty("details").GetProperty("earliest").GetInt32());
        Assert.Equal(1, error.GetProperty("details").GetProperty("latest").GetInt32());
    }

    [Fact]
    public async Task Data_that_is_gone_has_its_own_exit_code()
    {
        await _folder.WithTableAsync("t", "id\n1\n");
        foreach (string file in Directory.EnumerateFiles(_folder.PathOf("t"), "*.parquet"))
        {
            File.Delete(file);
        }

        (await _folder.RunAsync("head", "t")).Fails(5);
    }

    [Fact]
    public async Task Data_that_is_damaged_has_its_own_exit_code()
    {
        await _folder.WithTableAsync("t", "id\n1\n");
        foreach (string file in Directory.EnumerateFiles(_folder.PathOf("t"), "*.parquet"))
        {
            byte[] bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            bytes.AsSpan().Fill(0x41);
            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        }

        (await _folder.RunAsync("head", "t")).Fails(3);
    }

    [Fact]
    public async Task A_damaged_log_names_file_and_line()
    {
        await _folder.WithTableAsync("t", "id\n1\n");
        await File.AppendAllTextAsync(
            _folder.PathOf($"t/_delta_log/{1:d20}.json"), "{\"add\":", TestContext.Current.CancellationToken);
        JsonElement error = (await _folder.RunAsync("head", "t", "--json")).Fails(1).Document().GetProperty("error");
        Assert.Equal("LogCorrupt", error.GetProperty("code").GetString());
        Assert.Contains("00000000000000000001.json", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Hostile", "26")]
    public async Task Values_and_names_cannot_steer_the_terminal()
    {
        await _folder.WithTableAsync("t", "\"[red]x\u001b[2J\"\n\"[bold]\u001b]0;owned\u0007\"\n");
        _folder.IsTerminal = true;
        CliResult result = (await _folder.RunAsync("head", "t")).Ends(0);
        string text = System.Text.RegularExpressions.Regex.Replace(result.Out, "\u001b\\[[0-9;]*m", string.Empty);
        Assert.DoesNotContain("\u001b", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u0007", text, StringComparison.Ordinal);
        Assert.Contains("[red]x\\u001b[2J", text, StringComparison.Ordinal);
        Assert.Contains("[bold]\\u001b]0;owned\\u0007", text, StringComparison.Ordinal);

        JsonElement row = (await _folder.RunAsync("head", "t", "--json")).Ends(0).Document().GetProperty("rows")[0];
        Assert.Equal("[bold]\u001b]0;owned\u0007", row.GetProperty("[red]x\u001b[2J").GetString());
    }

    private async Task<int> VersionAsync(params string[] args) =>
        (await _folder.RunAsync(["head", .. args, "--json"])).Ends(0).Document().GetProperty("version").GetInt32();
}
