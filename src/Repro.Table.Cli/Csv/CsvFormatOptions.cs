using System.CommandLine;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Csv;

/// <summary>The argument FILE and the options that say how it is written.</summary>
internal sealed class CsvFormatOptions
{
    private readonly Argument<string> _file = new("FILE") { Description = "The CSV file, UTF-8" };

    private readonly Option<string> _delimiter = new("--delimiter")
    {
        Description = "The character between fields; 'tab' for a tab",
        HelpName = "CHAR",
        DefaultValueFactory = _ => ",",
    };

    private readonly Option<bool> _noHeader = new("--no-header")
    {
        Description = "The first line is data; columns are named column_1, column_2, ...",
    };

    private readonly Option<string[]> _nullValue = new("--null-value")
    {
        Description = "A text that means null, besides the empty field; may be repeated",
        HelpName = "TEXT",
    };

    public CsvFormatOptions(Command command)
    {
        command.Add(_file);
        command.Add(_delimiter);
        command.Add(_noHeader);
        command.Add(_nullValue);
    }

    /// <summary>Returns the absolute path of the file.</summary>
    /// <exception cref="CliException">There is no such file.</exception>
    public string ExistingFile(ParseResult parse, CliHost host)
    {
        string path = host.FullPath(parse.GetRequiredValue(_file));
        return File.Exists(path) ? path : throw CsvErrors.NotFound(path);
    }

    /// <summary>Returns the format that the options describe.</summary>
    public CsvFormat Format(ParseResult parse) => new()
    {
        Delimiter = Delimiter(parse.GetRequiredValue(_delimiter)),
        HasHeader = !parse.GetValue(_noHeader),
        NullTexts = parse.GetValue(_nullValue) ?? [],
    };

    private static char Delimiter(string text) => text switch
    {
        "tab" or "\\t" or "\t" => '\t',
        [> ' ' and < '\u007f' and not '"'] => text[0],
        " " => ' ',
        _ => throw CliException.Usage(
            $"'{text}' is not a delimiter.",
            "Give one ASCII character that is no quote, for example --delimiter ';' or --delimiter tab."),
    };
}
