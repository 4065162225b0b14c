using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Repro.Table.Cli.Columns;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Json;
using Repro.Table.Cli.Rows;
using Repro.Table.Cli.Targets;
using Repro.Table.Cli.Terminal;
using Repro.Table.Log.Actions;
using Repro.Table.Scanning;

namespace Repro.Table.Cli.Verbs;

/// <summary><c>repro files</c>: the files of a version, and which of them a condition leaves out.</summary>
internal static class FilesVerb
{
    public static Command Create(Verb verb)
    {
        Command command = Verb.Named(
            "files",
            "Show the data files of a table in the order in which they are read. With --where only those that a read would open.",
            "repro files ./orders",
            "repro files ./orders --where \"day = '2024-03-01' AND price > 100\"");
        TableArgument tableArgument = new(verb.Host, command, "The table to look at");
        WhereOption where = new(command);
        VersionOptions versionOptions = new(command);
        return verb.Runs(command, async (parse, output, cancellationToken) =>
        {
            TableReference reference = tableArgument.ToRead(parse, output);
            Snapshot snapshot = await versionOptions.OpenAsync(reference, parse, output, cancellationToken).ConfigureAwait(false);
            ScanPlan plan = snapshot.Scan(new ScanOptions { Where = where.Read(parse) }).Plan();
            if (output.IsJson)
            {
                output.Document(ToJson(snapshot, plan));
            }
            else
            {
                Show(output, snapshot, plan);
            }

            return ExitCode.Done;
        });
    }

    private static void Show(Output output, Snapshot snapshot, ScanPlan plan)
    {
        // A path that is cut helps nobody, so it comes whole and last.
        TableView view = new TableView().Right("rows").Right("bytes").Left("partition").Whole("path");
        foreach (AddFile file in plan.Files)
        {
            view.Row(
                FileRows.Of(file)?.ToString(CultureInfo.InvariantCulture) ?? "?",
                file.Size.ToString(CultureInfo.InvariantCulture),
                string.Join(", ", file.PartitionValues.Select(pair => $"{pair.Key}={pair.Value ?? "null"}")),
                file.Path);
        }

        output.Table(view);
        output.Line($"{Amount.Of(plan.FileCount, "file")}, {Amount.Bytes(plan.SizeInBytes)}, version {snapshot.Version}");
        if (plan.FileCount < plan.TotalFileCount)
        {
            output.Line(
                $"not read: {Amount.Of(plan.PrunedByPartition, "file")} by partition, "
                + $"{Amount.Of(plan.PrunedByStatistics, "file")} by statistics, of {Amount.Of(plan.TotalFileCount, "file")} in all");
        }
    }

    private static JsonObject ToJson(Snapshot snapshot, ScanPlan plan) => new()
    {
        ["ref"] = SnapshotName.Of(snapshot),
        ["version"] = snapshot.Version,
        ["totalFiles"] = JsonNumber.Of(plan.TotalFileCount),
        ["prunedByPartition"] = JsonNumber.Of(plan.PrunedByPartition),
        ["prunedByStatistics"] = JsonNumber.Of(plan.PrunedByStatistics),
        ["bytes"] = JsonNumber.Of(plan.SizeInBytes),
        ["files"] = new JsonArray([.. plan.Files.Select(file => new JsonObject
        {
            ["path"] = file.Path,
            ["bytes"] = JsonNumber.Of(file.Size),
            ["rows"] = FileRows.Of(file) is { } rows ? JsonNumber.Of(rows) : null,
            ["modificationTime"] = JsonNumber.Of(file.ModificationTime),
            ["partitionValues"] = ValueMapJson.Of(file.PartitionValues),
        })]),
    };
}
