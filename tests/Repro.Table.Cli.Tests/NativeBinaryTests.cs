using System.Diagnostics;
using System.Text.Json;
using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests;

/// <summary>The published native program, which REPRO_AOT_BINARY names: what trimming would break shows only there.</summary>
public sealed class NativeBinaryTests : IDisposable
{
    private static readonly string? s_program = Environment.GetEnvironmentVariable("REPRO_AOT_BINARY");

    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_go_in_and_out_in_every_format()
    {
        _folder.Write("data.csv", "id,name,score,at\n1,ä,0.5,2024-01-01T00:00:00Z\n2,,NaN,\n");
        (await RunAsync("import", "data.csv", "t")).Ends(0);
        foreach (string format in new[] { "csv", "jsonl", "parquet" })
        {
            (await RunAsync("export", "t", "--out", $"t.{format}")).Ends(0);
            (await RunAsync("import", $"t.{format}", format)).Ends(0);
            Assert.Equal(
                "id,name,score\n1,ä,0.5\n2,,NaN\n", (await RunAsync("cat", format, "--columns", "id,name,score")).Ends(0).Out);
        }

        (await RunAsync("export", "t", "--columns", "id,score", "--out", "t.npy")).Ends(0);
    }

    [Fact]
    public async Task A_table_is_looked_at()
    {
        _folder.Write("data.csv", "id,day\n1,2024-01-01\n2,2024-01-02\n");
        (await RunAsync("import", "data.csv", "t", "--partition-by", "day")).Ends(0);
        JsonElement files = (await RunAsync("files", "t", "--where", "day = DATE '2024-01-02'", "--json")).Ends(0).Document();
        Assert.Equal(1, files.GetProperty("prunedByPartition").GetInt32());
        Assert.Equal(2, (await RunAsync("info", "t", "--json")).Ends(0).Document().GetProperty("rows").GetInt32());
        Assert.Equal("id\n2\n", (await RunAsync("cat", "t", "--where", "id > 1", "--columns", "id")).Ends(0).Out);
        foreach (string verb in new[] { "head", "schema", "history", "versions", "vacuum" })
        {
            (await RunAsync(verb, "t")).Ends(0);
        }

        (await RunAsync("head", "nothing")).Fails(4);
        (await RunAsync("head", "t", "--where", "id >")).Fails(2);
        Assert.Equal("history\n", (await RunAsync("[suggest:10]", "repro hist")).Ends(0).Out);
    }

    [Fact]
    public async Task The_demo_maps_records_and_draws()
    {
        JsonElement demo = (await RunAsync("demo", "--path", "tour", "--json")).Ends(0).Document();
        Assert.True(demo.GetProperty("identical").GetBoolean());
    }

    private async Task<CliResult> RunAsync(params string[] args)
    {
        Assert.SkipWhen(s_program is null, "REPRO_AOT_BINARY names no published program; .ci/run makes one where a linker is.");
        ProcessStartInfo start = new(s_program, args)
        {
            WorkingDirectory = _folder.Location,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("REPRO_TABLE_URI");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CliResult(process.ExitCode, await output, await error);
    }
}
