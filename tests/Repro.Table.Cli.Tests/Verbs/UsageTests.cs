using System.Text.Json;
using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests.Verbs;

public sealed class UsageTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public static TheoryData<string> Verbs => ["demo", "create", "import", "append", "overwrite", "head", "schema", "history", "vacuum"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("bogus")]
    [InlineData("head")]
    [InlineData("head t extra")]
    [InlineData("head t -n many")]
    [InlineData("head t -n -1")]
    [InlineData("head t --version one")]
    [InlineData("head t --version 1 --as-of 2024-01-01")]
    [InlineData("head t@1 --version 1")]
    [InlineData("head t --as-of yesterday")]
    [InlineData("head s3://bucket/t")]
    [InlineData("history t --limit x")]
    [InlineData("create t")]
    [InlineData("create t --schema a:int64")]
    [InlineData("create t@1 --schema a:long")]
    [InlineData("create t --schema a:long --property x")]
    [InlineData("import")]
    [InlineData("import data.csv t@1")]
    [InlineData("import data.csv t --delimiter ab")]
    [InlineData("import data.csv t --type zip")]
    [InlineData("append data.csv")]
    [InlineData("vacuum t --retain soon")]
    [InlineData("vacuum t --retain 7")]
    [InlineData("vacuum t --retain -7d")]
    [InlineData("demo --path data.csv")]
    [Trait("MP", "108")]
    public async Task A_wrong_command_line_is_one_line_and_exit_code_2(string line)
    {
        _folder.Write("data.csv", "a\n1\n");
        string[] args = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        CliResult result = (await _folder.RunAsync(args)).Fails(2);
        Assert.Empty(result.Out);

        CliResult json = (await _folder.RunAsync([.. args, "--json"])).Fails(2);
        JsonElement error = json.Document().GetProperty("error");
        Assert.Equal("Usage", error.GetProperty("code").GetString());
        Assert.Equal(2, error.GetProperty("exit").GetInt32());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.NotEmpty(error.GetProperty("next").GetString()!);
        Assert.Equal(JsonValueKind.Object, error.GetProperty("details").ValueKind);

        CliResult quiet = (await _folder.RunAsync([.. args, "-q"])).Ends(2);
        Assert.Empty(quiet.Out + quiet.Error);
    }

    [Fact]
    public async Task Help_of_the_program_names_every_verb_and_every_exit_code()
    {
        CliResult result = (await _folder.RunAsync("--help")).Ends(0);
        foreach (string verb in Verbs)
        {
            Assert.Contains("\n  " + verb, result.Out, StringComparison.Ordinal);
        }

        Assert.Contains("Examples:", result.Out, StringComparison.Ordinal);
        Assert.Contains("130 cancelled", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_of_a_verb_ends_with_examples_of_it(string verb)
    {
        CliResult result = (await _folder.RunAsync(verb, "--help")).Ends(0);
        Assert.Matches($"Examples:\n  repro {verb}\\b", result.Out);
        Assert.Empty(result.Error);
    }

    [Theory]
    [InlineData("head nothing")]
    [InlineData("schema nothing")]
    [InlineData("history nothing")]
    [InlineData("vacuum nothing --yes")]
    [InlineData("append data.csv nothing")]
    [InlineData("overwrite data.csv nothing")]
    [Trait("MP", "112")]
    public async Task A_path_that_is_no_table_is_never_a_success(string line)
    {
        _folder.Write("data.csv", "a\n1\n");
        Directory.CreateDirectory(_folder.PathOf("nothing"));
        string[] args = line.Split(' ');
        (await _folder.RunAsync(args)).Fails(4);
        JsonElement error = (await _folder.RunAsync([.. args, "--json"])).Fails(4).Document().GetProperty("error");
        Assert.Equal("TableNotFound", error.GetProperty("code").GetString());
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.PathOf("nothing")));
    }

    [Fact]
    public async Task A_cancelled_run_has_its_own_exit_code()
    {
        await _folder.WithTableAsync("t", "a\n1\n");
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        CliResult result = (await _folder.RunAsync(cancelled.Token, "append", "t.csv", "t")).Fails(130);
        Assert.Contains("Cancelled", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await _folder.RunAsync("schema", "t", "--json")).Document().GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task The_environment_may_name_the_table_and_verbose_says_so()
    {
        await _folder.WithTableAsync("t", "a\n1\n");
        _folder.Variables["REPRO_TABLE_URI"] = _folder.PathOf("t");
        CliResult result = (await _folder.RunAsync("head", "-v")).Ends(0);
        Assert.Equal($"REPRO_TABLE_URI={_folder.PathOf("t")}\n", result.Error);
        Assert.Empty((await _folder.RunAsync("head")).Ends(0).Error);
        (await _folder.RunAsync("head", "other")).Fails(4);

        _folder.Variables["REPRO_TABLE_URI"] = new Uri(_folder.PathOf("t")).AbsoluteUri + "@0";
        Assert.Equal(0, (await _folder.RunAsync("head", "--json")).Document().GetProperty("version").GetInt32());
    }
}
