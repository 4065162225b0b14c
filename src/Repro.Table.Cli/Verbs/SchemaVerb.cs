using System.CommandLine;
using System.Text.Json.Nodes;
using Repro.Table.Cli.Columns;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Targets;
using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Verbs;

/// <summary><c>repro schema</c>: the columns of a version.</summary>
internal static class SchemaVerb
{
    public static Command Create(Verb verb)
    {
        Command command = Verb.Named(
            "schema",
            "Show the columns of a table with their types, and what the version holds.",
            "repro schema ./patients",
            "repro schema ./patients --version 0 --json");
        TableArgument table = new(verb.Host, command, "The table to read");
        VersionOptions version = new(command);
        return verb.Runs(command, async (parse, output, cancellationToken) =>
        {
            TableReference reference = table.ToRead(parse, output);
            Snapshot snapshot = await version.OpenAsync(reference, parse, output, cancellationToken).ConfigureAwait(false);
            output.Table(SchemaView.Of(snapshot.Schema, snapshot.Metadata.PartitionColumns));
            output.Line($"version {snapshot.Version}: {Amount.Of(snapshot.FileCount, "file")}, {Amount.Bytes(snapshot.SizeInBytes)}");
            output.Document(ToJson(snapshot));
            return ExitCode.Done;
        });
    }

    private static JsonObject ToJson(Snapshot snapshot) => new()
    {
        ["ref"] = SnapshotName.Of(snapshot),
        ["version"] = snapshot.Version,
        ["schema"] = SchemaView.ToJson(snapshot.Schema),
        ["schemaString"] = snapshot.Metadata.SchemaString,
        ["partitionColumns"] = new JsonArray([.. snapshot.Metadata.PartitionColumns.Select(name => JsonValue.Create(name))]),
        ["properties"] = ValueMapJson.Of(snapshot.Metadata.Configuration),
        ["files"] = snapshot.FileCount,
        ["bytes"] = snapshot.SizeInBytes,
    };
}
