using System.CommandLine;
using Repro.Table.Cli.Commits;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Targets;
using Repro.Table.Errors;

namespace Repro.Table.Cli.Verbs;

/// <summary><c>repro info</c>: what a table is, also one that this program cannot read.</summary>
internal static class InfoVerb
{
    public static Command Create(Verb verb)
    {
        Command command = Verb.Named(
            "info",
            "Show what a table is: identity, protocol, features, properties, size, and what stops this program from reading or writing it.",
            "repro info ./patients",
            "repro info ./patients --json");
        TableArgument tableArgument = new(verb.Host, command, "The table to look at");
        return verb.Runs(command, async (parse, output, cancellationToken) =>
        {
            string path = tableArgument.ToInspect(parse, output);
            Snapshot snapshot = await DeltaTable.InspectAsync(path, cancellationToken).ConfigureAwait(false);
            InfoView view = new(
                path, snapshot, await NewestAsync(path, snapshot.Version, cancellationToken).ConfigureAwait(false));
            view.Show(output, verb.Host.Time);
            output.Document(view.ToJson());
            return ExitCode.Done;
        });
    }

    // A table that cannot be read has no history here.
    private static async Task<TableVersion?> NewestAsync(string path, long version, CancellationToken cancellationToken)
    {
        try
        {
            DeltaTable table = await DeltaTable.OpenAsync(path, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<TableVersion> versions =
                await HistoryView.ReadAsync(table, version, limit: 1, cancellationToken).ConfigureAwait(false);
            return versions.Count == 0 ? null : versions[0];
        }
        catch (UnsupportedFeatureException)
        {
            return null;
        }
    }
}
