using System.Text.Json;

namespace Repro.Table.Cli.Tests.Running;

/// <summary>What a run of the command line left behind.</summary>
internal sealed record CliResult(int Exit, string Out, string Error)
{
    /// <summary>Gets stdout as it is.</summary>
    public byte[] Bytes { get; init; } = [];

    /// <summary>Gets the lines of stdout without the line ends.</summary>
    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Returns the one document on stdout; fails if there is anything else.</summary>
    public JsonElement Document()
    {
        Assert.EndsWith("\n", Out, StringComparison.Ordinal);
        Assert.Equal(1, Out.Count(c => c == '\n'));
        using JsonDocument document = JsonDocument.Parse(Out);
        return document.RootElement.Clone();
    }

    /// <summary>Fails with all that was printed unless the run ended as expected.</summary>
    public CliResult Ends(int exit)
    {
        Assert.True(exit == Exit, $"exit code {Exit}, expected {exit}\nstdout: {Out}\nstderr: {Error}");
        return this;
    }

    /// <summary>Fails unless the run ended with an exit code and one line on stderr.</summary>
    public CliResult Fails(int exit)
    {
        Ends(exit);
        Assert.StartsWith("error: ", Error, StringComparison.Ordinal);
        Assert.Equal(1, Error.Count(c => c == '\n'));
        return this;
    }
}
