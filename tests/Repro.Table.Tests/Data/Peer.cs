using System.Diagnostics;
using Xunit;

namespace Repro.Table.Tests.Data;

/// <summary>Runs the peer engines: DuckDB and delta-rs, each behind one command.</summary>
internal static class Peer
{
    private static readonly Lazy<string> Launcher = new(() =>
        Start(Path.Combine(SharedFolder.Find("peers/python"), "setup.sh"), []).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);

    /// <summary>Runs a command and returns its lines; skips the test where the peers are absent.</summary>
    public static string[] Run(params string[] arguments)
    {
        SharedFolder.Find("peers/python");
        return Start(Launcher.Value, arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Runs SQL in DuckDB; the folder holds an empty table, which the command needs and the query need not name.</summary>
    public static string[] DuckDb(string folder, string sql)
    {
        string table = Path.Combine(folder, "empty");
        if (!Directory.Exists(table))
        {
            Run("create", table, "--schema", """{"type":"struct","fields":[{"name":"a","type":"long","nullable":true,"metadata":{}}]}""");
        }

        return Run("sql", table, sql, "--engine", "duckdb");
    }

    private static string Start(string program, IEnumerable<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {output}");
        return output;
    }
}
