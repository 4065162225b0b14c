using System.CommandLine;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Rows;

/// <summary>The writers of rows, and the options that some of them take.</summary>
internal sealed class RowWriters
{
    private readonly Option<string> _nullValue = new("--null-value")
    {
        Description = "The text of a null in CSV [default: the empty field]",
        HelpName = "TEXT",
        DefaultValueFactory = _ => string.Empty,
    };

    public RowWriters(Command command)
    {
        command.Add(_nullValue);
    }

    /// <summary>Writes rows to a file.</summary>
    /// <returns>The numbers of rows and of bytes; of a pipe the bytes are not known.</returns>
    public async Task<(long Rows, long? SizeInBytes)> WriteToFileAsync(
        RowFormat format, RowSelection rows, OutputFile file, Output output, ParseResult parse, CancellationToken cancellationToken)
    {
        IRowWriter writer = Of(format, parse);
        long count = await output.WithProgressAsync(
            "Exporting", progress => writer.WriteAsync(rows, file.Stream, progress, cancellationToken)).ConfigureAwait(false);
        return (count, await file.CompleteAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Writes rows to stdout; on a terminal made safe for it, elsewhere byte for byte.</summary>
    /// <exception cref="CliException">The form is not text and stdout is a terminal.</exception>
    public async Task WriteToOutAsync(
        RowFormat format, RowSelection rows, CliHost host, ParseResult parse, CancellationToken cancellationToken)
    {
        if (host.IsOutTerminal && !FormatText.IsText(format))
        {
            throw CliException.Usage(
                $"A terminal cannot show {FormatText.Of(format)}.", "Give a file with --out, or send stdout to a program or a file.");
        }

        Stream stream = host.IsOutTerminal ? new VisibleStream(host.Out) : host.OpenOut();
        await using (stream.ConfigureAwait(false))
        {
            await Of(format, parse).WriteAsync(rows, stream, new Progress<WorkProgress>(), cancellationToken).ConfigureAwait(false);
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private IRowWriter Of(RowFormat format, ParseResult parse) => format switch
    {
        not RowFormat.Csv when parse.GetResult(_nullValue) is { Implicit: false } => throw CliException.Usage(
            $"{FormatText.Of(format)} needs no text for null.", "Leave out --null-value, or give --format csv."),
        RowFormat.Csv => new CsvRowWriter(parse.GetRequiredValue(_nullValue)),
        RowFormat.Jsonl => new JsonRowWriter(),
        RowFormat.Parquet => new ParquetRowWriter(),
        RowFormat.Npy => new NpyRowWriter(),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
