using System.Text;
using System.Text.Json.Nodes;
using CsvHelper;
using Repro.Table.Cli.Failures;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Csv;

/// <summary>The failures of reading a CSV file, each with the place and the flag that helps.</summary>
internal static class CsvErrors
{
    private const int MaxValueLength = 60;

    public static CliException Empty(string path) => new(
        "CsvEmpty", ExitCode.Failed, $"The file '{path}' is empty: not even a header.", "Check the path.")
    {
        Details = new JsonObject { ["file"] = path },
    };

    public static CliException Malformed(string path, long line, CsvFormatException cause) => new(
        "CsvMalformed",
        ExitCode.Failed,
        $"{path}, line {line}: {cause.Message}",
        "Correct the line; if fields are separated by something else than a comma, say so with --delimiter.",
        cause)
    {
        Details = new JsonObject { ["file"] = path, ["line"] = line },
    };

    public static CliException HeaderInvalid(string path, string reason) => new(
        "CsvHeader",
        ExitCode.Failed,
        $"{path}, line 1: {reason}.",
        "Correct the header, or pass --no-header if the first line is data.")
    {
        Details = new JsonObject { ["file"] = path, ["line"] = 1 },
    };

    /// <summary>Returns the failure of a value that does not fit its column.</summary>
    public static CliException ValueDoesNotFit(CsvRows rows, StructField column, int index, string next)
    {
        string value = Encoding.UTF8.GetString(rows.Field(index));
        string shown = value.Length <= MaxValueLength ? value : value[..MaxValueLength] + "…";
        return new CliException(
            "CsvValue",
            ExitCode.Failed,
            $"{rows.Path}, line {rows.LineNumber}, column '{column.Name}': '{shown}' is not a value of type {column.Type}.",
            next)
        {
            Details = Place(rows, column.Name, shown),
        };
    }

    /// <summary>Returns the failure of a null in a column that takes none.</summary>
    public static CliException NullNotAllowed(CsvRows rows, StructField column) => new(
        "CsvNull",
        ExitCode.Failed,
        $"{rows.Path}, line {rows.LineNumber}, column '{column.Name}': the column must not be null and the field is empty.",
        "Fill in the field.")
    {
        Details = Place(rows, column.Name, null),
    };

    /// <summary>Returns the failure of a file whose columns are not those of the table.</summary>
    public static CliException ColumnsDiffer(string path, string message, string next) =>
        new("CsvColumns", ExitCode.Failed, $"{path}: {message}", next) { Details = new JsonObject { ["file"] = path } };

    /// <summary>Returns the failure of a column whose type has no text.</summary>
    public static CliException TypeNotHeld(StructField column) => new(
        "CsvType",
        ExitCode.Failed,
        $"CSV cannot hold the column '{column.Name}' of type {column.Type}.",
        "Import a Parquet file, or write this table from code: DeltaTable.AppendAsync takes Arrow batches and records.");

    private static JsonObject Place(CsvRows rows, string column, string? value) => new()
    {
        ["file"] = rows.Path,
        ["line"] = rows.LineNumber,
        ["column"] = column,
        ["value"] = value,
    };
}
