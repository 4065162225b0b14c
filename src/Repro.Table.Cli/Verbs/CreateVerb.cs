using System.CommandLine;
using System.Text.Json.Nodes;
using Repro.Table.Cli.Columns;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Targets;
using Repro.Table.Cli.Terminal;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Verbs;

/// <summary><c>repro create</c>: an empty table.</summary>
internal static class CreateVerb
{
    public static Command Create(Verb verb)
    {
        Command command = Verb.Named(
            "create",
            "Create an empty table; it is version 0.",
            "repro create ./orders --schema 'id:long not null,day:date,price:decimal(10,2)' --partition-by day");
        TableArgument table = new(verb.Host, command, "The folder of the new table");
        Option<string> schemaOption = new("--schema")
        {
            Description = "The columns, like 'id:long not null,price:decimal(10,2)'",
            HelpName = "COLUMNS",
            Required = true,
        };
        command.Add(schemaOption);
        NewTableOptions newTable = new(command);
        return verb.Runs(command, async (parse, output, cancellationToken) =>
        {
            string path = table.ToWrite(parse, output);
            StructType schema = SchemaText.Parse(parse.GetRequiredValue(schemaOption));
            DeltaTable created = await DeltaTable.CreateAsync(path, schema, newTable.Read(parse), cancellationToken).ConfigureAwait(false);
            Snapshot snapshot = created.Latest;
            output.Line($"Created {VisibleText.Of(path)} with {Amount.Of(schema.Fields.Length, "column")}: version {snapshot.Version}.");
            output.Document(new JsonObject
            {
                ["ref"] = SnapshotName.Of(snapshot),
                ["table"] = path,
                ["version"] = snapshot.Version,
                ["schema"] = SchemaView.ToJson(snapshot.Schema),
            });
            return ExitCode.Done;
        });
    }
}
