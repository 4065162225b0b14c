using System.Text.Json;
using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests.Verbs;

public sealed class FilesVerbTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_are_listed_with_rows_bytes_and_partition()
    {
        await _folder.WithTableAsync("t", "day,n\n2024-01-01,1\n2024-01-02,2\n2024-01-02,3\n", "--partition-by", "day");
        CliResult result = (await _folder.RunAsync("files", "t")).Ends(0);
        Assert.Equal(4, result.Lines.Length);
        Assert.Matches("^rows  bytes  partition +path$", result.Lines[0]);
        Assert.Matches("^ +1 +[0-9]+  day=2024-01-01  day=2024-01-01/.*\\.parquet$", result.Lines[1]);
        Assert.Matches("^ +2 +[0-9]+  day=2024-01-02  day=2024-01-02/.*\\.parquet$", result.Lines[2]);
        Assert.Matches("^2 files, .*, version 1$", result.Lines[3]);
    }

    [Fact]
    public async Task A_condition_shows_what_was_pruned_by_what()
    {
        await _folder.WithTableAsync("t", "day,n\n2024-01-01,1\n2024-01-02,2\n2024-01-03,3\n", "--partition-by", "day");
        string[] where = ["--where", "day > DATE '2024-01-01' AND n < 3"];
        CliResult result = (await _folder.RunAsync(["files", "t", .. where])).Ends(0);
        Assert.Contains("day=2024-01-02", result.Lines[1], StringComparison.Ordinal);
        Assert.Equal("not read: 1 file by partition, 1 file by statistics, of 3 files in all", result.Lines[3]);

        JsonElement document = (await _folder.RunAsync(["files", "t", .. where, "--json"])).Ends(0).Document();
        Assert.Equal(3, document.GetProperty("totalFiles").GetInt32());
        Assert.Equal(1, document.GetProperty("prunedByPartition").GetInt32());
        Assert.Equal(1, document.GetProperty("prunedByStatistics").GetInt32());
        JsonElement file = Assert.Single(document.GetProperty("files").EnumerateArray());
        Assert.Equal(1, file.GetProperty("rows").GetInt32());
        Assert.Equal("2024-01-02", file.GetProperty("partitionValues").GetProperty("day").GetString());
    }

    [Fact]
    public async Task A_table_without_files_says_so()
    {
        (await _folder.RunAsync("create", "t", "--schema", "a:long")).Ends(0);
        Assert.Contains("0 files, 0 bytes, version 0", (await _folder.RunAsync("files", "t")).Ends(0).Out, StringComparison.Ordinal);
    }
}
