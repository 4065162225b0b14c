using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Apache.Arrow;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Targets;
using Repro.Table.Cli.Terminal;
using Repro.Table.Cli.Values;
using Repro.Table.Scanning;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Verbs;

/// <summary><c>repro head</c>: the first rows of a version.</summary>
internal sealed class HeadVerb
{
    private const int DefaultRows = 10;

    private readonly TableArgument _table;
    private readonly VersionOptions _version;

    private readonly Option<long?> _rows = NumberOption.Create("--rows", "How many rows to show [default: 10]", "-n");

    private readonly Option<string?> _columns = new("--columns")
    {
        Description = "The columns to show, separated by commas, in this order [default: all]",
        HelpName = "COLUMNS",
    };

    private HeadVerb(CliHost host, Command command)
    {
        _table = new TableArgument(host, command, "The table to read");
        command.Add(_rows);
        command.Add(_columns);
        _version = new VersionOptions(command);
    }

    public static Command Create(Verb verb)
    {
        Command command = Verb.Named(
            "head",
            "Show the first rows of a table, in the order in which every reader gets them.",
            "repro head ./patients",
            "repro head ./patients@1 -n 3 --columns age,bmi",
            "repro head ./patients --as-of 2024-03-01T12:00:00Z --json");
        return verb.Runs(command, new HeadVerb(verb.Host, command).RunAsync);
    }

    private async Task<ExitCode> RunAsync(ParseResult parse, Output output, CancellationToken cancellationToken)
    {
        long limit = parse.GetValue(_rows) ?? DefaultRows;
        TableReference reference = _table.ToRead(parse, output);
        Snapshot snapshot = await _version.OpenAsync(reference, parse, output, cancellationToken).ConfigureAwait(false);
        StructField[] columns = Columns(snapshot.Schema, parse.GetValue(_columns));
        if (output.IsJson)
        {
            JsonArray rows = [];
            await foreach ((RecordBatch batch, int row) in RowsAsync(snapshot, columns, limit, cancellationToken).ConfigureAwait(false))
            {
                rows.Add((JsonNode)ToJson(columns, batch, row));
            }

            output.Document(new JsonObject
            {
                ["ref"] = SnapshotName.Of(snapshot),
                ["version"] = snapshot.Version,
                ["columns"] = Cli.Columns.SchemaView.ToJson(new StructType { Fields = [.. columns] }),
                ["rows"] = rows,
            });
            return ExitCode.Done;
        }

        await ShowAsync(snapshot, columns, limit, output, cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }

    private static async Task ShowAsync(
        Snapshot snapshot, StructField[] columns, long limit, Output output, CancellationToken cancellationToken)
    {
        TableView view = new();
        foreach (StructField column in columns)
        {
            _ = IsNumber(column.Type) ? view.Right(column.Name) : view.Left(column.Name);
        }

        long shown = 0;
        await foreach ((RecordBatch batch, int row) in RowsAsync(snapshot, columns, limit, cancellationToken).ConfigureAwait(false))
        {
            view.Row(Enumerable.Range(0, columns.Length).Select(i => CellValue.ToText(batch.Column(i), row)).ToArray());
            shown++;
        }

        IReadOnlyList<string> hidden = output.Table(view);
        string all = shown < limit ? " in all" : string.Empty;
        output.Line($"{Amount.Of(shown, "row")}{all}, version {snapshot.Version}");
        if (hidden.Count > 0)
        {
            output.Line($"{Amount.Of(hidden.Count, "more column")}: {string.Join(", ", hidden)} (choose with --columns)");
        }
    }

    private static async IAsyncEnumerable<(RecordBatch Batch, int Row)> RowsAsync(
        Snapshot snapshot, StructField[] columns, long limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (limit == 0)
        {
            yield break;
        }

        ScanOptions options = new()
        {
            Columns = columns.Select(column => column.Name).ToArray(),
            MaxBatchRows = (int)Math.Min(limit, new ScanOptions().MaxBatchRows),
            MaxConcurrentReads = 1,
        };
        long left = limit;
        await foreach (RecordBatch batch in snapshot.ReadBatchesAsync(options, cancellationToken).ConfigureAwait(false))
        {
            using (batch)
            {
                for (int row = 0; row < batch.Length && left > 0; row++, left--)
                {
                    yield return (batch, row);
                }
            }

            if (left == 0)
            {
                yield break;
            }
        }
    }

    private static JsonObject ToJson(StructField[] columns, RecordBatch batch, int row)
    {
        JsonObject members = [];
        for (int i = 0; i < columns.Length; i++)
        {
            members[columns[i].Name] = CellValue.ToJson(batch.Column(i), row);
        }

        return members;
    }

    private static StructField[] Columns(StructType schema, string? names) => names is null
        ? [.. schema.Fields]
        : names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => schema.Find(name) ?? throw new CliException(
                "ColumnNotFound",
                ExitCode.Failed,
                $"There is no column '{name}'.",
                $"The table has: {string.Join(", ", schema.Fields.Select(field => field.Name))}."))
            .ToArray();

    private static bool IsNumber(DataType type) => type is DecimalType or PrimitiveType
    {
        Kind: PrimitiveKind.Long or PrimitiveKind.Integer or PrimitiveKind.Short or PrimitiveKind.Byte
            or PrimitiveKind.Double or PrimitiveKind.Float,
    };
}
