using System.CommandLine;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Targets;
using Repro.Table.Cli.Terminal;
using Repro.Table.Operations.Vacuum;

namespace Repro.Table.Cli.Verbs;

/// <summary><c>repro vacuum</c>: shows which files no version within the retention needs, and deletes them if told so.</summary>
internal sealed class VacuumVerb
{
    private readonly TableArgument _table;

    private readonly Option<string?> _retain = new("--retain")
    {
        Description = "Keep files that left the table within this time, like 7d or 12h [default: the table's property, else 7d]",
        HelpName = "TIME",
    };

    private readonly Option<bool> _allowShort = new("--allow-short-retention-and-data-loss")
    {
        Description = "Take a --retain below the table's own. Files of running writers and readers may be deleted",
    };

    private readonly Option<bool> _yes = new("--yes")
    {
        Description = "Delete. Without it nothing is deleted and the plan is shown",
    };

    private VacuumVerb(CliHost host, Command command)
    {
        _table = new TableArgument(host, command, "The table to clean up");
        command.Add(_retain);
        command.Add(_allowShort);
        command.Add(_yes);
    }

    public static Command Create(Verb verb)
    {
        Command command = Verb.Named(
            "vacuum",
            "Delete files that the table left behind. Versions older than the retention become unreadable. Shows the plan unless --yes.",
            "repro vacuum ./patients",
            "repro vacuum ./patients --retain 30d --yes");
        return verb.Runs(command, new VacuumVerb(verb.Host, command).RunAsync);
    }

    private async Task<ExitCode> RunAsync(ParseResult parse, Output output, CancellationToken cancellationToken)
    {
        string path = _table.ToWrite(parse, output);
        VacuumOptions options = new()
        {
            Retention = parse.GetValue(_retain) is { } text ? RetentionText.Parse(text) : null,
            RetentionCheck = parse.GetValue(_allowShort) ? RetentionCheck.Override : RetentionCheck.Enforce,
        };
        DeltaTable table = await DeltaTable.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        VacuumPlan plan = await table.PlanVacuumAsync(options, cancellationToken).ConfigureAwait(false);
        VacuumView.Show(output, plan);
        if (!parse.GetValue(_yes))
        {
            output.Line(plan.Files.IsEmpty ? "Nothing to delete." : "Nothing was deleted. To delete, add --yes.");
            output.Document(VacuumView.ToJson(plan, result: null));
            return ExitCode.Done;
        }

        VacuumResult result = await output.WithProgressAsync(
            "Deleting", progress => table.VacuumAsync(plan, new FileProgress(progress), cancellationToken)).ConfigureAwait(false);
        VacuumView.Show(output, result);
        output.Document(VacuumView.ToJson(plan, result));
        return result.Failures.IsEmpty ? ExitCode.Done : ExitCode.Failed;
    }

    private sealed class FileProgress(IProgress<WorkProgress> progress) : IProgress<VacuumProgress>
    {
        public void Report(VacuumProgress value)
        {
            if (value.TotalFiles > 0)
            {
                progress.Report(new WorkProgress(value.DoneFiles, value.TotalFiles));
            }
        }
    }
}
