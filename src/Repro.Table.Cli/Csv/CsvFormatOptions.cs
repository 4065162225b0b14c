using System.CommandLine;
using Repro.Table.Cli.Failures;

namespace Repro.Table.Cli.Csv;

/// <summary>The options that say how a CSV file is written.</summary>
internal sealed class CsvFormatOptions
{
    private readonly Option<string> _delimiter = new("--delimiter")
    {
        Description = "The character between fields of CSV; 'tab' for a tab",
        HelpName = "CHAR",
        DefaultValueFactory = _ => ",",
    };

    private readonly Option<bool> _noHeader = new("--no-header")
    {
        Description = "The first line of CSV is data; columns are named column_1, column_2, ...",
    };

    private readonly Option<string[]> _nullValue = new("--null-value")
    {
        Description = "A text that means null in CSV, besides the empty field; may be repeated",
        HelpName = "TEXT",
    };

    public CsvFormatOptions(Command command)
    {
        command.Add(_delimiter);
        command.Add(_noHeader);
        command.Add(_nullValue);
    }

    /// <summary>Returns whether any of them was given.</summary>
    public bool AreGiven(ParseResult parse) =>
        parse.GetResult(_delimiter) is { Implicit: false } || parse.GetValue(_noHeader) || parse.GetResult(_nullValue) is { Implicit: false };

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
