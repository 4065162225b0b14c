using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Repro.Table.Cli.Commits;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Json;
using Repro.Table.Cli.Targets;
using Repro.Table.Cli.Terminal;
using Repro.Table.Errors;

namespace Repro.Table.Cli.Verbs;

/// <summary><c>repro versions</c>: which versions there are, and which of them the log can still rebuild.</summary>
internal static class VersionsVerb
{
    public static Command Create(Verb verb)
    {
        Command command = Verb.Named(
            "versions",
            "Show the versions of a table, newest first, and whether the log still holds all that makes them up.",
            "repro versions ./patients",
            "repro versions ./patients --limit 5 --json");
        TableArgument tableArgument = new(verb.Host, command, "The table to look at");
        Option<long?> limitOption = NumberOption.Create("--limit", "Show at most this many versions [default: all]", "-n");
        command.Add(limitOption);
        return verb.Runs(command, async (parse, output, cancellationToken) =>
        {
            string path = tableArgument.ToInspect(parse, output);
            DeltaTable table = await DeltaTable.OpenAsync(path, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<TableVersion> versions = await HistoryView
                .ReadAsync(table, table.Latest.Version, parse.GetValue(limitOption) ?? long.MaxValue, cancellationToken).ConfigureAwait(false);
            long earliest = versions.Count == 0
                ? 0
                : await EarliestAsync(table, versions[^1].Version, cancellationToken).ConfigureAwait(false);
            Show(output, versions, earliest);
            output.Document(ToJson(table, versions, earliest));
            return ExitCode.Done;
        });
    }

    // Versions are contiguous, so the oldest tells of all: it can be rebuilt, or the failure says from where on they can.
    private static async Task<long> EarliestAsync(DeltaTable table, long oldest, CancellationToken cancellationToken)
    {
        try
        {
            await table.SnapshotAsync(VersionSelector.At(oldest), cancellationToken).ConfigureAwait(false);
            return oldest;
        }
        catch (VersionNotFoundException e)
        {
            return e.Earliest ?? table.Latest.Version;
        }
    }

    private static void Show(Output output, IReadOnlyList<TableVersion> versions, long earliest)
    {
        TableView view = new TableView().Right("version").Left("time").Left("operation").Left("rebuildable");
        foreach (TableVersion version in versions)
        {
            view.Row(
                version.Version.ToString(CultureInfo.InvariantCulture),
                TimeText.Spaced(version.Timestamp),
                HistoryView.Operation(version) ?? string.Empty,
                version.Version >= earliest ? "yes" : "no");
        }

        output.Table(view);
    }

    private static JsonObject ToJson(DeltaTable table, IReadOnlyList<TableVersion> versions, long earliest) => new()
    {
        ["ref"] = SnapshotName.Of(table.Latest),
        ["version"] = table.Latest.Version,
        ["versions"] = new JsonArray([.. versions.Select(version => new JsonObject
        {
            ["version"] = JsonNumber.Of(version.Version),
            ["timestamp"] = TimeText.Iso(version.Timestamp),
            ["operation"] = version.Operation,
            ["rebuildable"] = version.Version >= earliest,
        })]),
    };
}
