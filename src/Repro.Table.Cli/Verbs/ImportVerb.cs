using System.CommandLine;
using System.Text.Json.Nodes;
using Repro.Table.Cli.Columns;
using Repro.Table.Cli.Commits;
using Repro.Table.Cli.Csv;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Sources;
using Repro.Table.Cli.Targets;
using Repro.Table.Cli.Terminal;
using Repro.Table.Errors;
using Repro.Table.Log.Commits;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Verbs;

/// <summary><c>repro import</c>: a file becomes a table, or more rows of one.</summary>
/// <remarks>
/// A new table needs a schema, so a file of text is read twice: once to guess and to check types, once to write. A value that does not
/// fit is found in the first pass, before anything is made.
/// </remarks>
internal sealed class ImportVerb
{
    private readonly CliHost _host;
    private readonly SourceOptions _source;
    private readonly TableArgument _table;
    private readonly SchemaOptions _schema;
    private readonly NewTableOptions _newTable;
    private readonly MessageOption _message;

    private readonly Option<long?> _inferRows = NumberOption.Create(
        "--infer-rows", "Guess types from the first N rows only; a later value that does not fit is an error [default: all rows]");

    private ImportVerb(CliHost host, Command command)
    {
        _host = host;
        _source = new SourceOptions(command);
        _table = new TableArgument(host, command, "The folder of the table, made if there is none");
        _schema = new SchemaOptions(command);
        command.Add(_inferRows);
        _newTable = new NewTableOptions(command);
        _message = new MessageOption(command);
    }

    public static Command Create(Verb verb)
    {
        Command command = Verb.Named(
            "import",
            "Import a file of CSV, JSON Lines or Parquet. Makes the table if there is none, with types guessed from the whole file (Parquet "
                + "has its own); appends if there is one.",
            "repro import patients.csv ./patients",
            "repro import events.ndjson ./events --type at=timestamp",
            "repro import patients.csv ./patients --type zip=string --type 'price=decimal(10,2)'",
            "repro import export.txt ./orders --delimiter ';' --null-value NA --partition-by day");
        return verb.Runs(command, new ImportVerb(verb.Host, command).RunAsync);
    }

    private async Task<ExitCode> RunAsync(ParseResult parse, Output output, CancellationToken cancellationToken)
    {
        string path = _table.ToWrite(parse, output);
        IRowSource source = _source.Read(parse, _host);
        IReadOnlyDictionary<string, StructField> declared = _schema.Declared(parse);
        DeltaTable? existing = await FindAsync(path, cancellationToken).ConfigureAwait(false);
        if (existing is not null && (declared.Count > 0 || _newTable.AreGiven(parse)))
        {
            throw CliException.Usage(
                $"The table '{path}' exists, and its schema rules.", "Leave out --schema, --type, --partition-by and --property.");
        }

        DeltaTable table = existing
            ?? await CreateAsync(path, source, declared, parse, output, cancellationToken).ConfigureAwait(false);
        CommitResult commit = await output.WithProgressAsync("Importing", progress => table.AppendAsync(
            source.ReadAsync(
                table.Latest.Schema, existing is null ? CsvSchema.NextStep : WriteVerb.TableRules, progress, cancellationToken),
            _message.Read(parse),
            cancellationToken)).ConfigureAwait(false);
        await CommitView.FinishAsync(commit, output).ConfigureAwait(false);

        output.Line($"Imported {CommitView.ToText(commit)}.");
        JsonObject document = CommitView.ToJson(table, path, commit);
        document["file"] = source.Path;
        document["created"] = existing is null;
        document["schema"] = SchemaView.ToJson(table.Latest.Schema);
        output.Document(document);
        return ExitCode.Done;
    }

    private async Task<DeltaTable> CreateAsync(
        string path,
        IRowSource source,
        IReadOnlyDictionary<string, StructField> declared,
        ParseResult parse,
        Output output,
        CancellationToken cancellationToken)
    {
        StructType schema = await output.WithProgressAsync(
            "Reading types",
            progress => source.InferAsync(declared, parse.GetValue(_inferRows), progress, cancellationToken)).ConfigureAwait(false);
        Operations.CreateOptions options = _newTable.Read(parse);
        DeltaTable table = await DeltaTable.CreateAsync(path, schema, options, cancellationToken).ConfigureAwait(false);
        output.Line($"Created {VisibleText.Of(path)}, version {table.Latest.Version}, with these columns:");
        output.Table(SchemaView.Of(schema, options.PartitionColumns));
        return table;
    }

    private static async Task<DeltaTable?> FindAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await DeltaTable.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (TableNotFoundException)
        {
            return null;
        }
    }
}
