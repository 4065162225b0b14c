using System.Globalization;
using System.Text;
using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Tests.Running;

/// <summary>A folder of its own for one test, and the command line started in it.</summary>
internal sealed class CliFolder : IDisposable
{
    private static int s_count;

    public CliFolder()
    {
        string name = string.Create(
            CultureInfo.InvariantCulture, $"repro-cli-{Environment.ProcessId}-{Interlocked.Increment(ref s_count)}");
        Location = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), name)).FullName;
    }

    public string Location { get; }

    public Dictionary<string, string> Variables { get; } = [];

    public bool IsTerminal { get; set; }

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public void Dispose() => Directory.Delete(Location, recursive: true);

    public string PathOf(string name) => Path.Combine(Location, name);

    /// <summary>Writes a file and returns its name.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return name;
    }

    public Task<CliResult> RunAsync(params string[] args) => RunAsync(TestContext.Current.CancellationToken, args);

    public async Task<CliResult> RunAsync(CancellationToken cancellationToken, params string[] args)
    {
        using MemoryStream bytes = new();
        using StreamWriter output = new(bytes) { NewLine = "\n", AutoFlush = true };
        using StringWriter error = new() { NewLine = "\n" };
        CliHost host = new()
        {
            Out = output,
            OpenOut = () => bytes,
            Error = error,
            CurrentDirectory = Location,
            Variable = name => Variables.GetValueOrDefault(name),
            IsOutTerminal = IsTerminal,
            IsErrorTerminal = IsTerminal,
            Time = Time,
        };
        int exit = await CliApplication.RunAsync(args, host, cancellationToken);
        return new CliResult(exit, Encoding.UTF8.GetString(bytes.ToArray()), error.ToString()) { Bytes = bytes.ToArray() };
    }

    /// <summary>Imports rows into a new table.</summary>
    public async Task<CliFolder> WithTableAsync(string table, string csv, params string[] more)
    {
        string file = Write(table + ".csv", csv);
        (await RunAsync(["import", file, table, "-q", .. more])).Ends(0);
        return this;
    }
}
