using System.CommandLine;
using System.Text.Json.Nodes;
using Repro.Table.Cli.Commits;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Targets;
using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Verbs;

/// <summary><c>repro history</c>: the commits of a table.</summary>
internal static class HistoryVerb
{
    public static Command Create(Verb verb)
    {
        Command command = Verb.Named(
            "history",
            "Show what happened to a table, newest version first, as far back as its log goes.",
            "repro history ./patients",
            "repro history ./patients --limit 5 --json");
        TableArgument tableArgument = new(verb.Host, command, "The table to read");
        Option<long?> limitOption = NumberOption.Create("--limit", "Show at most this many versions [default: all]");
        command.Add(limitOption);
        VersionOptions versionOptions = new(command);
        return verb.Runs(command, async (parse, output, cancellationToken) =>
        {
            long limit = parse.GetValue(limitOption) ?? long.MaxValue;
            TableReference reference = tableArgument.ToRead(parse, output);
            Snapshot last = await versionOptions.OpenAsync(reference, parse, output, cancellationToken).ConfigureAwait(false);
            DeltaTable table = await DeltaTable.OpenAsync(reference.Path, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<TableVersion> versions =
                await HistoryView.ReadAsync(table, last.Version, limit, cancellationToken).ConfigureAwait(false);
            output.Table(HistoryView.Of(versions));
            output.Document(new JsonObject
            {
                ["ref"] = SnapshotName.Of(last),
                ["version"] = last.Version,
                ["history"] = HistoryView.ToJson(versions),
            });
            return ExitCode.Done;
        });
    }
}
