using System.Text.Json.Nodes;

namespace Repro.Table.Cli.Failures;

/// <summary>A failure that the command line itself found, with what to do next.</summary>
internal sealed class CliException : Exception
{
    public CliException(string code, ExitCode exit, string message, string next, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        Exit = exit;
        Next = next;
    }

    /// <summary>Gets the stable code of the error document.</summary>
    public string Code { get; }

    /// <summary>Gets the exit code.</summary>
    public ExitCode Exit { get; }

    /// <summary>Gets the next step, a sentence.</summary>
    public string Next { get; }

    /// <summary>Gets the place and values, for programs.</summary>
    public JsonObject Details { get; init; } = [];

    /// <summary>Returns the failure of a command line that parses and still makes no sense.</summary>
    public static CliException Usage(string message, string next) => new("Usage", ExitCode.Usage, message, next);
}
