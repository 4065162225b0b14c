using System.Text.Json;
using Repro.Table.Cli.Tests.Running;
using Repro.Table.Cli.Verbs;

namespace Repro.Table.Cli.Tests.Verbs;

public sealed class VacuumVerbTests : IDisposable
{
    private const string AllowShort = "--allow-short-retention-and-data-loss";

    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait("MP", "111")]
    public async Task Without_yes_nothing_is_deleted_and_the_plan_names_the_lost_versions()
    {
        await WithOverwrittenTableAsync();
        string[] before = Files();
        CliResult result = (await _folder.RunAsync("vacuum", "t", "--retain", "0s", AllowShort)).Ends(0);
        Assert.Contains("1 file, ", result.Out, StringComparison.Ordinal);
        Assert.Contains("Versions that become unreadable: 1\n", result.Out, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was deleted. To delete, add --yes.\n", result.Out, StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    [Fact]
    [Trait("MP", "109")]
    public async Task The_real_run_deletes_what_the_plan_counted()
    {
        await WithOverwrittenTableAsync();
        JsonElement plan = (await _folder.RunAsync("vacuum", "t", "--retain", "0s", AllowShort, "--json")).Ends(0).Document();
        Assert.Equal(JsonValueKind.Null, plan.GetProperty("deleted").ValueKind);

        JsonElement run = (await _folder.RunAsync("vacuum", "t", "--retain", "0s", AllowShort, "--yes", "--json")).Ends(0).Document();
        JsonElement deleted = run.GetProperty("deleted");
        Assert.Equal(plan.GetProperty("files").GetArrayLength(), deleted.GetProperty("files").GetInt32());
        Assert.Equal(plan.GetProperty("bytes").GetInt64(), deleted.GetProperty("bytes").GetInt64());
        Assert.Equal("[1]", plan.GetProperty("lostVersions").GetRawText());

        (await _folder.RunAsync("head", "t")).Ends(0);
        (await _folder.RunAsync("head", "t@1")).Fails(5);
    }

    [Fact]
    [Trait("MP", "111")]
    public async Task A_retention_below_the_table_s_own_is_refused_unless_asked_for_in_so_many_words()
    {
        await WithOverwrittenTableAsync();
        string[] before = Files();
        CliResult result = (await _folder.RunAsync("vacuum", "t", "--retain", "1h", "--yes", "--json")).Fails(1);
        Assert.NotEqual("Internal", result.Document().GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(before, Files());
    }

    [Fact]
    [Trait("MP", "112")]
    public async Task With_nothing_to_do_it_says_so()
    {
        await _folder.WithTableAsync("t", "id\n1\n");
        CliResult plan = (await _folder.RunAsync("vacuum", "t")).Ends(0);
        Assert.Contains("0 files, 0 bytes", plan.Out, StringComparison.Ordinal);
        Assert.EndsWith("Nothing to delete.\n", plan.Out, StringComparison.Ordinal);
        CliResult run = (await _folder.RunAsync("vacuum", "t", "--yes")).Ends(0);
        Assert.EndsWith("Deleted 0 files, 0 bytes.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Versions_are_shown_as_ranges()
    {
        Assert.Equal("1-3, 5, 7-8", VacuumView.Ranges([1, 2, 3, 5, 7, 8]));
        Assert.Equal(string.Empty, VacuumView.Ranges([]));
    }

    [Theory]
    [InlineData("7d", "7.00:00:00")]
    [InlineData("2w", "14.00:00:00")]
    [InlineData("36h", "1.12:00:00")]
    [InlineData("30m", "00:30:00")]
    [InlineData("90s", "00:01:30")]
    [InlineData("0s", "00:00:00")]
    public void A_retention_is_a_number_with_a_unit(string text, string span) =>
        Assert.Equal(TimeSpan.Parse(span, System.Globalization.CultureInfo.InvariantCulture), RetentionText.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("1.5d")]
    [InlineData("7 d")]
    [InlineData("7y")]
    [InlineData("100001d")]
    [InlineData("9223372036854775807w")]
    public void Any_other_retention_is_a_usage_error(string text) =>
        Assert.Throws<Cli.Failures.CliException>(() => RetentionText.Parse(text));

    private async Task WithOverwrittenTableAsync()
    {
        await _folder.WithTableAsync("t", "id\n1\n2\n");
        (await _folder.RunAsync("overwrite", "t.csv", "t")).Ends(0);
    }

    private string[] Files() => [.. Directory.EnumerateFiles(_folder.PathOf("t"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
