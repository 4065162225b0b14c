using System.CommandLine;

namespace Repro.Table.Cli.Terminal;

/// <summary>The options that every verb has: what is printed, and for whom.</summary>
internal sealed class OutputOptions
{
    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print exactly one JSON document on stdout, also on failure",
        Recursive = true,
    };

    public Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "Print nothing but the document of --json; the exit code tells",
        Recursive = true,
    };

    public Option<bool> NoProgress { get; } = new("--no-progress")
    {
        Description = "Show no progress, also on a terminal",
        Recursive = true,
    };

    public Option<bool> Verbose { get; } = new("--verbose", "-v")
    {
        Description = "Say on stderr which environment variables were used",
        Recursive = true,
    };

    public void AddTo(RootCommand root)
    {
        root.Add(Json);
        root.Add(Quiet);
        root.Add(NoProgress);
        root.Add(Verbose);
    }
}
