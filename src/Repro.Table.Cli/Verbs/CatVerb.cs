using System.CommandLine;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Rows;
using Repro.Table.Cli.Targets;
using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Verbs;

/// <summary><c>repro cat</c>: the rows of a version on stdout.</summary>
internal sealed class CatVerb
{
    private readonly CliHost _host;
    private readonly TableArgument _table;
    private readonly SelectionOptions _selection;
    private readonly RowWriters _writers;
    private readonly VersionOptions _version;

    private readonly Option<RowFormat?> _format = FormatOption.Create(
        "csv, jsonl (an object a line) or table (aligned, for people) [default: csv]", RowFormat.Csv, RowFormat.Jsonl, RowFormat.Table);

    private CatVerb(CliHost host, Command command)
    {
        _host = host;
        _table = new TableArgument(host, command, "The table to read");
        command.Add(_format);
        _selection = new SelectionOptions(command);
        _writers = new RowWriters(command);
        _version = new VersionOptions(command);
    }

    public static Command Create(Verb verb)
    {
        Command command = Verb.Named(
            "cat",
            "Print the rows of a table, all of them unless told otherwise, in the order in which every reader gets them.",
            "repro cat ./patients",
            "repro cat ./patients@1 --where \"age > 40\" --columns age,bmi --format jsonl",
            "repro cat ./patients --format table --limit 50");
        return verb.Runs(command, new CatVerb(verb.Host, command).RunAsync);
    }

    private async Task<ExitCode> RunAsync(ParseResult parse, Output output, CancellationToken cancellationToken)
    {
        RowFormat format = parse.GetValue(_format) ?? RowFormat.Csv;
        output.RequireNoDocument("cat", "--format jsonl");
        TableReference reference = _table.ToRead(parse, output);
        Snapshot snapshot = await _version.OpenAsync(reference, parse, output, cancellationToken).ConfigureAwait(false);
        RowSelection rows = _selection.Read(parse, snapshot);
        if (format == RowFormat.Table)
        {
            await TableRowWriter.WriteAsync(rows, output, cancellationToken).ConfigureAwait(false);
            return ExitCode.Done;
        }

        await _writers.WriteToOutAsync(format, rows, _host, parse, cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }
}
