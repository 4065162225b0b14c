using System.Diagnostics;
using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests;

/// <summary>What only a real process shows: streams, signals, the exit code.</summary>
public sealed class ProcessTests : IDisposable
{
    private static long s_fed;

    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_program_prints_results_on_stdout_and_failures_on_stderr()
    {
        CliResult version = (await StartAsync("--version")).Ends(0);
        Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+", version.Out);
        Assert.Empty(version.Error);

        CliResult failed = (await StartAsync("head", "nothing")).Fails(4);
        Assert.Empty(failed.Out);
    }

    [Fact]
    public async Task A_table_made_by_one_process_is_read_by_the_next()
    {
        _folder.Write("data.csv", "id,name\n1,ä\n");
        (await StartAsync("import", "data.csv", "t", "-q")).Ends(0);
        CliResult head = (await StartAsync("head", "t")).Ends(0);
        Assert.Equal("id  name\n 1  ä\n1 row in all, version 1\n", head.Out);
    }

    [Fact]
    public async Task A_reader_that_has_seen_enough_ends_the_run_quietly()
    {
        _folder.Write("data.csv", "id\n" + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"{i}\n")));
        (await StartAsync("import", "data.csv", "t", "-q")).Ends(0);
        using Process process = StartProcess("cat", "t");
        Assert.Equal("id", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        process.StandardOutput.Close();
        Assert.Empty(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    [Trait("MP", "110")]
    public async Task A_termination_signal_ends_the_run_with_130_and_leaves_the_table_as_it_was()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send to another process.");
        (await StartAsync("create", "t", "--schema", "a:long", "-q")).Ends(0);

        // A pipe that is fed until its reader goes: the append cannot end before the signal comes.
        string pipe = _folder.PathOf("endless.csv");
        using (Process mkfifo = Process.Start("mkfifo", pipe))
        {
            await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using Process process = StartProcess("append", "endless.csv", "t");
        Task feeding = Task.Run(() => Feed(pipe), TestContext.Current.CancellationToken);
        while (!process.HasExited && !feeding.IsCompleted && s_fed == 0)
        {
            await Task.Yield();
        }

        using (Process kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        (await EndOfAsync(process)).Fails(130);
        await feeding;
        Assert.Equal(0, (await _folder.RunAsync("schema", "t", "--json")).Ends(0).Document().GetProperty("version").GetInt32());
    }

    // Opening a pipe waits for its reader, and writing fails when the reader is gone.
    private static void Feed(string pipe)
    {
        using FileStream writer = new(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        try
        {
            writer.Write("a\n"u8);
            while (true)
            {
                writer.Write("1\n"u8);
                Interlocked.Increment(ref s_fed);
            }
        }
        catch (IOException)
        {
        }
    }

    private async Task<CliResult> StartAsync(params string[] args)
    {
        using Process process = StartProcess(args);
        return await EndOfAsync(process);
    }

    private Process StartProcess(params string[] args)
    {
        string program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "repro.exe" : "repro");
        ProcessStartInfo start = new(program, args)
        {
            WorkingDirectory = _folder.Location,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("REPRO_TABLE_URI");
        return Process.Start(start)!;
    }

    private static async Task<CliResult> EndOfAsync(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CliResult(
            process.ExitCode,
            (await output).Replace("\r\n", "\n", StringComparison.Ordinal),
            (await error).Replace("\r\n", "\n", StringComparison.Ordinal));
    }
}
