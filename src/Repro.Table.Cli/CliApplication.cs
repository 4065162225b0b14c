using System.CommandLine;
using System.CommandLine.Invocation;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Terminal;
using Repro.Table.Cli.Verbs;

namespace Repro.Table.Cli;

/// <summary>The command <c>repro</c> as a function: arguments and a host in, an exit code out.</summary>
internal static class CliApplication
{
    // An argument that begins with @ is an argument, not a file of arguments.
    private static readonly ParserConfiguration s_parsing = new() { ResponseFileTokenReplacer = null };

    public static async Task<int> RunAsync(IReadOnlyList<string> args, CliHost host, CancellationToken cancellationToken)
    {
        OutputOptions outputOptions = new();
        ParseResult parse = RootVerb.Create(host, outputOptions).Parse(args, s_parsing);
        if (parse.Action is ParseErrorAction)
        {
            ErrorReport report = ErrorReport.OfUsage(parse);
            Output.Of(host, outputOptions, parse, args).Fail(report);
            return (int)report.Exit;
        }

        // Signals are the program's, and failures are reported in one place: Verb.
        InvocationConfiguration configuration = new()
        {
            Output = host.Out,
            Error = host.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await parse.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
    }
}
