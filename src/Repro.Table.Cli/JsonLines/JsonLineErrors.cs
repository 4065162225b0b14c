using System.Text;
using System.Text.Json.Nodes;
using Repro.Table.Cli.Failures;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.JsonLines;

/// <summary>The failures of reading JSON Lines, each with its line and what helps.</summary>
internal static class JsonLineErrors
{
    private const int MaxValueLength = 60;

    public static CliException Empty(string path) => new(
        "JsonEmpty", ExitCode.Failed, $"The file '{path}' has no object with a name, so it has no column.", "Check the path.")
    {
        Details = new JsonObject { ["file"] = path },
    };

    /// <summary>Returns the failure of a line that is no object.</summary>
    public static CliException Malformed(string path, long line, string reason, Exception? cause = null) => new(
        "JsonMalformed",
        ExitCode.Failed,
        $"{path}, line {line}: {reason}.",
        "Each line must be one JSON object; jq -c '.[]' makes lines of an array.",
        cause)
    {
        Details = new JsonObject { ["file"] = path, ["line"] = line },
    };

    /// <summary>Returns the failure of an object with a name twice.</summary>
    public static CliException NameTwice(string path, long line, string name) =>
        Malformed(path, line, $"the name '{name}' occurs twice (case does not count)");

    /// <summary>Returns the failure of an object or array where a value should be.</summary>
    public static CliException Nested(string path, long line, string column) => new(
        "JsonNested",
        ExitCode.Failed,
        $"{path}, line {line}, column '{column}': it holds an object or an array.",
        "Flatten it first, for example with jq; or import a Parquet file, whose nested columns are taken.")
    {
        Details = Place(path, line, column, null),
    };

    /// <summary>Returns the failure of a value that does not fit its column.</summary>
    public static CliException ValueDoesNotFit(string path, long line, StructField column, ReadOnlySpan<byte> text, string next)
    {
        string value = Encoding.UTF8.GetString(text);
        string shown = value.Length <= MaxValueLength ? value : value[..MaxValueLength] + "…";
        return new CliException(
            "JsonValue",
            ExitCode.Failed,
            $"{path}, line {line}, column '{column.Name}': '{shown}' is not a value of type {column.Type}.",
            next)
        {
            Details = Place(path, line, column.Name, shown),
        };
    }

    /// <summary>Returns the failure of a null in a column that takes none.</summary>
    public static CliException NullNotAllowed(string path, long line, string column) => new(
        "JsonNull",
        ExitCode.Failed,
        $"{path}, line {line}, column '{column}': the column must not be null, and the value is null or missing.",
        "Fill in the value.")
    {
        Details = Place(path, line, column, null),
    };

    /// <summary>Returns the failure of a file whose columns are not those of the table.</summary>
    public static CliException ColumnsDiffer(string path, long line, string message, string next) => new(
        "JsonColumns", ExitCode.Failed, $"{path}, line {line}: {message}", next)
    {
        Details = new JsonObject { ["file"] = path, ["line"] = line },
    };

    /// <summary>Returns the failure of a column whose type has no text.</summary>
    public static CliException TypeNotHeld(StructField column) => new(
        "JsonType",
        ExitCode.Failed,
        $"JSON Lines are not read into the column '{column.Name}' of type {column.Type}.",
        "Import a Parquet file, or write this table from code: DeltaTable.AppendAsync takes Arrow batches and records.");

    private static JsonObject Place(string path, long line, string column, string? value) => new()
    {
        ["file"] = path,
        ["line"] = line,
        ["column"] = column,
        ["value"] = value,
    };
}
