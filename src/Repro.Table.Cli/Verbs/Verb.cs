using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Verbs;

/// <summary>A verb of the command line under construction: what it is called, and what its work gets.</summary>
/// <param name="Host">The process.</param>
/// <param name="OutputOptions">The options of all verbs.</param>
internal sealed record Verb(CliHost Host, OutputOptions OutputOptions)
{
    /// <summary>The work of a verb: prints its result and returns how it ended.</summary>
    public delegate Task<ExitCode> Work(ParseResult parse, Output output, CancellationToken cancellationToken);

    /// <summary>Returns a command without arguments.</summary>
    /// <param name="name">The verb.</param>
    /// <param name="description">What it does, for help.</param>
    /// <param name="examples">Command lines to copy, for help.</param>
    public static Command Named(string name, string description, params string[] examples)
    {
        Command command = new(name, description);
        command.Add(new HelpWithExamples(examples));
        return command;
    }

    /// <summary>Makes a command run its work. Every failure, whatever its type, ends as one line and an exit code.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "The edge of the program: no failure may escape as a stack trace.")]
    public Command Runs(Command command, Work work)
    {
        command.SetAction(async (parse, cancellationToken) =>
        {
            Output output = Output.Of(Host, OutputOptions, parse);
            try
            {
                return (int)await work(parse, output, cancellationToken).ConfigureAwait(false);
            }
            catch (IOException e) when (StandardOutput.IsReaderGone(e))
            {
                // Whoever read the output has seen enough.
                return (int)ExitCode.Done;
            }
            catch (Exception e)
            {
                ErrorReport report = ErrorReport.Of(e);
                output.Fail(report);
                return (int)report.Exit;
            }
        });
        return command;
    }
}
