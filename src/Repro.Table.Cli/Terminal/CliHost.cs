namespace Repro.Table.Cli.Terminal;

/// <summary>What a run of the command line gets from its process: streams, environment, place, clock.</summary>
internal sealed record CliHost
{
    private const int DefaultWidth = 80;

    /// <summary>Gets where results go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Opens the same place for bytes; nothing else is printed there in that run.</summary>
    public required Func<Stream> OpenOut { get; init; }

    /// <summary>Gets where everything else goes.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Gets the folder that relative paths start from.</summary>
    public required string CurrentDirectory { get; init; }

    /// <summary>Gets an environment variable by name; null where it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>Gets whether a person reads the results as they come.</summary>
    public bool IsOutTerminal { get; init; }

    /// <summary>Gets whether a person reads messages and progress as they come.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Gets the width of the terminal in columns.</summary>
    public int Width { get; init; } = DefaultWidth;

    /// <summary>Gets the clock of progress messages and of ages that people are shown; documents never depend on it.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Gets whether colours are unwanted, by the convention of no-color.org.</summary>
    public bool IsColorOff => !string.IsNullOrEmpty(Variable("NO_COLOR"));

    /// <summary>Returns the host of this process.</summary>
    public static CliHost OfThisProcess() => new()
    {
        Out = Console.Out,
        OpenOut = StandardOutput.Open,
        Error = Console.Error,
        CurrentDirectory = Environment.CurrentDirectory,
        Variable = name => Environment.GetEnvironmentVariable(name),
        IsOutTerminal = !Console.IsOutputRedirected,
        IsErrorTerminal = !Console.IsErrorRedirected,
        Width = Console.IsOutputRedirected ? DefaultWidth : Math.Max(Console.WindowWidth, DefaultWidth / 2),
    };

    /// <summary>Returns the absolute form of a path that the user gave.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, CurrentDirectory);
}
