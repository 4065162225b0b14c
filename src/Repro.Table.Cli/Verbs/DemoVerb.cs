using System.CommandLine;
using Repro.Table.Cli.Demo;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Verbs;

/// <summary><c>repro demo</c>: the tour.</summary>
internal static class DemoVerb
{
    public static Command Create(Verb verb)
    {
        Command command = Verb.Named(
            "demo",
            "A tour: train a model on a table, change the table, train again as of the first version. Leaves the table to look at.",
            "repro demo",
            "repro demo --path /tmp/tour --json");
        Option<string?> pathOption = new("--path")
        {
            Description = "The folder for table and picture, new or empty [default: ./repro-demo, numbered if it exists]",
            HelpName = "FOLDER",
        };
        command.Add(pathOption);
        return verb.Runs(command, async (parse, output, cancellationToken) =>
        {
            string? chosen = parse.GetValue(pathOption);
            string folder = chosen is null ? DemoFolder.Next(verb.Host.CurrentDirectory) : verb.Host.FullPath(chosen);
            DemoFolder.CheckIsFree(folder);
            string shown = VisibleText.Of(chosen ?? "./" + Path.GetFileName(folder));
            await new DemoRun(folder, shown.TrimEnd('/'), output).RunAsync(cancellationToken).ConfigureAwait(false);
            return ExitCode.Done;
        });
    }
}
