using System.CommandLine;
using System.Text.Json.Nodes;
using Repro.Table.Errors;

namespace Repro.Table.Cli.Failures;

/// <summary>A failure as the user sees it: one line for people, a document for programs, an exit code for both.</summary>
internal sealed record ErrorReport
{
    /// <summary>Gets the stable code; for failures of the library <see cref="TableException.Code"/>.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the exit code.</summary>
    public required ExitCode Exit { get; init; }

    /// <summary>Gets what happened.</summary>
    public required string Message { get; init; }

    /// <summary>Gets what to do next.</summary>
    public required string Next { get; init; }

    /// <summary>Gets whether the message says what to do next, as those of the library do.</summary>
    public bool IsNextInMessage { get; init; }

    /// <summary>Gets the values of the failure.</summary>
    public JsonObject Details { get; init; } = [];

    /// <summary>Returns the report of any failure of a verb.</summary>
    public static ErrorReport Of(Exception exception) => exception switch
    {
        CliException cli => new()
        {
            Code = cli.Code,
            Exit = cli.Exit,
            Message = cli.Message,
            Next = cli.Next,
            Details = cli.Details,
        },
        TableException table => TableErrors.Report(table),
        OperationCanceledException => new()
        {
            Code = "Cancelled",
            Exit = ExitCode.Cancelled,
            Message = "Cancelled.",
            Next = "The table is as its last commit left it.",
        },
        PredicateSyntaxException predicate => new()
        {
            Code = "Usage",
            Exit = ExitCode.Usage,
            Message = predicate.Message,
            Next = "Write it like --where \"age > 40 AND sex IN ('f','m')\".",
            Details = new JsonObject { ["position"] = predicate.Position },
        },
        ArgumentException argument => new()
        {
            Code = "Usage",
            Exit = ExitCode.Usage,
            Message = WithoutParameterName(argument),
            Next = "See --help.",
        },
        IOException or UnauthorizedAccessException => new()
        {
            Code = "FileFailed",
            Exit = ExitCode.Failed,
            Message = exception.Message,
            Next = "Check the path, the rights on it and the free space.",
        },
        _ => new()
        {
            Code = "Internal",
            Exit = ExitCode.Failed,
            Message = $"{exception.GetType().Name}: {exception.Message}",
            Next = "This is a fault of repro; please report it with the command that you ran.",
        },
    };

    /// <summary>Returns the report of a command line that does not parse.</summary>
    public static ErrorReport OfUsage(ParseResult parse)
    {
        string verb = parse.CommandResult.Command is RootCommand ? string.Empty : parse.CommandResult.Command.Name + " ";
        return new ErrorReport
        {
            Code = "Usage",
            Exit = ExitCode.Usage,
            Message = parse.Errors[0].Message,
            Next = $"See repro {verb}--help.",
        };
    }

    /// <summary>Returns the line for people. A message of several lines becomes one.</summary>
    public string ToLine()
    {
        string text = IsNextInMessage ? Message : $"{Message} {Next}";
        string[] lines = text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return "error: " + string.Join(' ', lines);
    }

    /// <summary>Returns the document for programs.</summary>
    public JsonObject ToJson() => new()
    {
        ["error"] = new JsonObject
        {
            ["code"] = Code,
            ["exit"] = (int)Exit,
            ["message"] = Message,
            ["next"] = Next,
            ["details"] = Details.DeepClone(),
        },
    };

    private static string WithoutParameterName(ArgumentException argument)
    {
        int suffix = argument.Message.LastIndexOf(" (Parameter '", StringComparison.Ordinal);
        return suffix < 0 ? argument.Message : argument.Message[..suffix];
    }
}
