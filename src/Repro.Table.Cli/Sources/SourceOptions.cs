using System.CommandLine;
using Repro.Table.Cli.Csv;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Rows;
using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Sources;

/// <summary>The argument FILE and the options that say what is in it.</summary>
internal sealed class SourceOptions
{
    private readonly Argument<string> _file = new("FILE") { Description = "The file: CSV, JSON Lines (.jsonl, .ndjson) or Parquet (.parquet)" };

    private readonly Option<RowFormat?> _format = FormatOption.Create(
        "csv, jsonl or parquet [default: what the ending of FILE says, else csv]", RowFormat.Csv, RowFormat.Jsonl, RowFormat.Parquet);

    private readonly CsvFormatOptions _csv;

    public SourceOptions(Command command)
    {
        command.Add(_file);
        command.Add(_format);
        _csv = new CsvFormatOptions(command);
    }

    /// <summary>Returns the file.</summary>
    /// <exception cref="CliException">There is none, or options do not go with its form.</exception>
    public IRowSource Read(ParseResult parse, CliHost host)
    {
        string path = host.FullPath(parse.GetRequiredValue(_file));
        if (!File.Exists(path))
        {
            throw SourceErrors.NotFound(path);
        }

        RowFormat format = parse.GetValue(_format) ?? FormatText.OfFile(path) ?? RowFormat.Csv;
        if (format != RowFormat.Csv && _csv.AreGiven(parse))
        {
            throw CliException.Usage(
                $"The file is read as {FormatText.Of(format)}.", "Leave out --delimiter, --no-header and --null-value, or give --format csv.");
        }

        return format switch
        {
            RowFormat.Csv => new CsvSource(path, _csv.Format(parse)),
            RowFormat.Jsonl => new JsonLinesSource(path),
            RowFormat.Parquet => new ParquetSource(path),
            _ => throw CliException.Usage($"Files of {FormatText.Of(format)} are not read.", "Give csv, jsonl or parquet."),
        };
    }
}
