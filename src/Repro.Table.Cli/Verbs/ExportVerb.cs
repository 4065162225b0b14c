using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Json;
using Repro.Table.Cli.Rows;
using Repro.Table.Cli.Targets;
using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Verbs;

/// <summary><c>repro export</c>: the rows of a version as a file.</summary>
internal sealed class ExportVerb
{
    private const string StandardOut = "-";

    private readonly CliHost _host;
    private readonly TableArgument _table;
    private readonly SelectionOptions _selection;
    private readonly RowWriters _writers;
    private readonly VersionOptions _version;

    private readonly Option<RowFormat?> _format = FormatOption.Create(
        "csv, jsonl (an object a line), parquet or npy (numbers for NumPy) [default: what the ending of --out says]",
        RowFormat.Csv,
        RowFormat.Jsonl,
        RowFormat.Parquet,
        RowFormat.Npy);

    private readonly Option<string> _out = new("--out", "-o")
    {
        Description = "The file to write, whole or not at all; - for stdout",
        HelpName = "FILE",
        DefaultValueFactory = _ => StandardOut,
    };

    private readonly Option<bool> _force = new("--force") { Description = "Replace the file if there is one" };

    private ExportVerb(CliHost host, Command command)
    {
        _host = host;
        _table = new TableArgument(host, command, "The table to read");
        command.Add(_format);
        command.Add(_out);
        command.Add(_force);
        _selection = new SelectionOptions(command);
        _writers = new RowWriters(command);
        _version = new VersionOptions(command);
    }

    public static Command Create(Verb verb)
    {
        Command command = Verb.Named(
            "export",
            "Write the rows of a table to a file or to stdout, all of them unless told otherwise.",
            "repro export ./patients --out patients.csv",
            "repro export ./patients --columns age,bmi --out features.npy",
            "repro export ./patients@3 --where \"age > 40\" --format jsonl | gzip > patients.jsonl.gz");
        return verb.Runs(command, new ExportVerb(verb.Host, command).RunAsync);
    }

    private async Task<ExitCode> RunAsync(ParseResult parse, Output output, CancellationToken cancellationToken)
    {
        string target = parse.GetRequiredValue(_out);
        RowFormat format = parse.GetValue(_format) ?? FormatText.OfFile(target) ?? throw CliException.Usage(
            target == StandardOut ? "No format was given." : $"The ending of '{target}' says no format.",
            "Give one with --format, for example --format csv.");
        if (target == StandardOut)
        {
            output.RequireNoDocument("export to stdout", "--out FILE");
        }

        TableReference reference = _table.ToRead(parse, output);
        Snapshot snapshot = await _version.OpenAsync(reference, parse, output, cancellationToken).ConfigureAwait(false);
        RowSelection rows = _selection.Read(parse, snapshot);
        if (target == StandardOut)
        {
            await _writers.WriteToOutAsync(format, rows, _host, parse, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await WriteFileAsync(format, rows, _host.FullPath(target), output, parse, cancellationToken).ConfigureAwait(false);
        }

        return ExitCode.Done;
    }

    private async Task WriteFileAsync(
        RowFormat format, RowSelection rows, string path, Output output, ParseResult parse, CancellationToken cancellationToken)
    {
        OutputFile file = OutputFile.Create(path, parse.GetValue(_force) ? ReplaceMode.Replace : ReplaceMode.Refuse);
        await using ConfiguredAsyncDisposable _ = file.ConfigureAwait(false);
        (long count, long? size) = await _writers
            .WriteToFileAsync(format, rows, file, output, parse, cancellationToken).ConfigureAwait(false);
        output.Line(
            $"Exported {Amount.Of(count, "row")} of version {rows.Snapshot.Version} to {VisibleText.Of(path)} "
            + $"({FormatText.Of(format)}{(size is { } bytes ? ", " + Amount.Bytes(bytes) : string.Empty)}).");
        output.Document(new JsonObject
        {
            ["ref"] = SnapshotName.Of(rows.Snapshot),
            ["version"] = rows.Snapshot.Version,
            ["file"] = path,
            ["format"] = FormatText.Of(format),
            ["rows"] = JsonNumber.Of(count),
            ["bytes"] = size is { } known ? JsonNumber.Of(known) : null,
        });
    }
}
