namespace Repro.Table.Cli.Rows;

/// <summary>The names of forms on the command line.</summary>
internal static class FormatText
{
    /// <summary>Returns whether a text names a form, ignoring case; JSON Lines have two names.</summary>
    public static bool IsNameOf(RowFormat format, string text) =>
        string.Equals(Of(format), text, StringComparison.OrdinalIgnoreCase)
        || (format == RowFormat.Jsonl && string.Equals(text, "ndjson", StringComparison.OrdinalIgnoreCase));

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
