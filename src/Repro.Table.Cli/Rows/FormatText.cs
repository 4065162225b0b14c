using System.CommandLine.Parsing;

namespace Repro.Table.Cli.Rows;

/// <summary>The names of forms on the command line.</summary>
internal static class FormatText
{
    /// <summary>Returns a parser of option values that takes some of the forms.</summary>
    public static Func<ArgumentResult, RowFormat> ParserOf(params RowFormat[] formats) => result =>
    {
        string text = result.Tokens[0].Value;
        foreach (RowFormat format in formats)
        {
            if (string.Equals(Of(format), text, StringComparison.OrdinalIgnoreCase) || (format == RowFormat.Jsonl && text == "ndjson"))
            {
                return format;
            }
        }

        result.AddError($"'{text}' is not one of the formats {string.Join(", ", formats.Select(Of))}.");
        return default;
    };

    /// <summary>Returns whether a form is text.</summary>
    public static bool IsText(RowFormat format) => format is RowFormat.Csv or RowFormat.Jsonl or RowFormat.Table;

    /// <summary>Returns the name of a form.</summary>
    public static string Of(RowFormat format) => format switch
    {
        RowFormat.Csv => "csv",
        RowFormat.Jsonl => "jsonl",
        RowFormat.Parquet => "parquet",
        RowFormat.Npy => "npy",
        RowFormat.Table => "table",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>Returns the form that the ending of a file name stands for; null if it says nothing.</summary>
    public static RowFormat? OfFile(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => RowFormat.Csv,
        ".jsonl" or ".ndjson" => RowFormat.Jsonl,
        ".parquet" => RowFormat.Parquet,
        ".npy" => RowFormat.Npy,
        _ => null,
    };
}
