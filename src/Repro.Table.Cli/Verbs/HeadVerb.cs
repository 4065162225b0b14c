using System.CommandLine;
using System.Text.Json.Nodes;
using Apache.Arrow;
using Repro.Table.Cli.Columns;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Rows;
using Repro.Table.Cli.Targets;
using Repro.Table.Cli.Terminal;
using Repro.Table.Cli.Values;

namespace Repro.Table.Cli.Verbs;

/// <summary><c>repro head</c>: the first rows of a version.</summary>
internal sealed class HeadVerb
{
    private const int DefaultRows = 10;

    private readonly TableArgument _table;
    private readonly SelectionOptions _selection;
    private readonly VersionOptions _version;

    private HeadVerb(CliHost host, Command command)
    {
        _table = new TableArgument(host, command, "The table to read");
        _selection = new SelectionOptions(command, "--rows", "10");
        _version = new VersionOptions(command);
    }

    public static Command Create(Verb verb)
    {
        Command command = Verb.Named(
            "head",
            "Show the first rows of a table, in the order in which every reader gets them.",
            "repro head ./patients",
            "repro head ./patients@1 -n 3 --columns age,bmi --where \"sex = 'f' AND age > 40\"",
            "repro head ./patients --as-of 2024-03-01T12:00:00Z --json");
        return verb.Runs(command, new HeadVerb(verb.Host, command).RunAsync);
    }

    private async Task<ExitCode> RunAsync(ParseResult parse, Output output, CancellationToken cancellationToken)
    {
        TableReference reference = _table.ToRead(parse, output);
        Snapshot snapshot = await _version.OpenAsync(reference, parse, output, cancellationToken).ConfigureAwait(false);
        RowSelection rows = _selection.Read(parse, snapshot, DefaultRows);
        if (output.IsJson)
        {
            output.Document(await ToJsonAsync(rows, cancellationToken).ConfigureAwait(false));
        }
        else
        {
            await ShowAsync(rows, output, cancellationToken).ConfigureAwait(false);
        }

        return ExitCode.Done;
    }

    private static async Task ShowAsync(RowSelection rows, Output output, CancellationToken cancellationToken)
    {
        TableView view = RowTable.Of(rows.Columns);
        long shown = 0;
        await foreach (RecordBatch batch in rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            for (int row = 0; row < batch.Length; row++)
            {
                RowTable.Add(view, batch, row);
            }

            shown += batch.Length;
        }

        IReadOnlyList<string> hidden = output.Table(view);
        string all = shown < rows.Limit ? " in all" : string.Empty;
        output.Line($"{Amount.Of(shown, "row")}{all}, version {rows.Snapshot.Version}");
        if (hidden.Count > 0)
        {
            output.Line($"{Amount.Of(hidden.Count, "more column")}: {string.Join(", ", hidden)} (choose with --columns)");
        }
    }

    private static async Task<JsonObject> ToJsonAsync(RowSelection rows, CancellationToken cancellationToken)
    {
        JsonArray array = [];
        await foreach (RecordBatch batch in rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            for (int row = 0; row < batch.Length; row++)
            {
                array.Add((JsonNode)ToJson(rows, batch, row));
            }
        }

        return new JsonObject
        {
            ["ref"] = SnapshotName.Of(rows.Snapshot),
            ["version"] = rows.Snapshot.Version,
            ["columns"] = SchemaView.ToJson(rows.Schema),
            ["rows"] = array,
        };
    }

    private static JsonObject ToJson(RowSelection rows, RecordBatch batch, int row)
    {
        JsonObject members = [];
        for (int i = 0; i < rows.Columns.Length; i++)
        {
            members[rows.Columns[i].Name] = CellValue.ToJson(batch.Column(i), row);
        }

        return members;
    }
}
