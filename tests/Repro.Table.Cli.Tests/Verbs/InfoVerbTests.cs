using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests.Verbs;

public sealed class InfoVerbTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_table_is_shown_with_all_that_the_log_says()
    {
        await _folder.WithTableAsync("t", "id,day\n1,2024-01-01\n", "--partition-by", "day", "--property", "delta.appendOnly=true");
        File.SetLastWriteTimeUtc(_folder.PathOf($"t/_delta_log/{1:d20}.json"), new DateTime(2024, 3, 1, 12, 0, 0, DateTimeKind.Utc));
        File.SetLastWriteTimeUtc(_folder.PathOf($"t/_delta_log/{0:d20}.json"), new DateTime(2024, 3, 1, 11, 0, 0, DateTimeKind.Utc));
        _folder.Time = new FakeTimeProvider(new DateTimeOffset(2024, 3, 4, 13, 0, 0, TimeSpan.Zero));
        string[] lines = (await _folder.RunAsync("info", "t")).Ends(0).Lines;
        Assert.Equal($"location     {_folder.PathOf("t")}", lines[0]);
        Assert.Contains("version      1, 2024-03-01 12:00:00.000Z (3 days ago)", lines);
        Assert.Contains("partitioned  by day", lines);
        Assert.Contains("rows         1", lines);
        Assert.Contains("reading      nothing stops it", lines);
        Assert.Contains("writing      nothing stops it", lines);
        Assert.Contains("property     delta.appendOnly = true", lines);
    }

    [Fact]
    public async Task The_document_depends_on_the_table_alone()
    {
        await _folder.WithTableAsync("t", "id\n1\n2\n");
        CliResult first = (await _folder.RunAsync("info", "t", "--json")).Ends(0);
        _folder.Time = new FakeTimeProvider();
        Assert.Equal(first.Out, (await _folder.RunAsync("info", "t", "--json")).Ends(0).Out);
        JsonElement document = first.Document();
        Assert.Equal(2, document.GetProperty("rows").GetInt32());
        Assert.Equal(1, document.GetProperty("files").GetInt32());
        Assert.Equal(1, document.GetProperty("minReaderVersion").GetInt32());
        Assert.Empty(document.GetProperty("readObstacles").EnumerateArray());
    }

    [Fact]
    public async Task A_table_that_cannot_be_read_is_shown_with_what_stops_it()
    {
        await _folder.WithTableAsync("t", "id\n1\n");
        await File.WriteAllTextAsync(
            _folder.PathOf($"t/_delta_log/{2:d20}.json"),
            """{"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["timeMachine"],"writerFeatures":["timeMachine"]}}""",
            TestContext.Current.CancellationToken);
        (await _folder.RunAsync("head", "t")).Fails(1);
        Assert.Contains(
            "reading      stopped by timeMachine (unknown)", (await _folder.RunAsync("info", "t")).Ends(0).Lines);
        JsonElement document = (await _folder.RunAsync("info", "t", "--json")).Ends(0).Document();
        Assert.Equal("timeMachine", document.GetProperty("readObstacles")[0].GetProperty("name").GetString());
        Assert.Equal("timeMachine", document.GetProperty("features")[0].GetString());
        Assert.Equal(JsonValueKind.Null, document.GetProperty("files").ValueKind);
    }
}
