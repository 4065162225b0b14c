using System.Text.Json.Nodes;
using Repro.Table.Cli.Failures;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Rows;

/// <summary>The failures of forms that cannot hold what they are given.</summary>
internal static class RowErrors
{
    /// <summary>Returns the failure of a column whose type a form has no place for.</summary>
    public static CliException TypeNotHeld(string format, StructField column, string next) => new(
        "TypeNotHeld", ExitCode.Failed, $"{format} cannot hold the column '{column.Name}' of type {column.Type}.", next)
    {
        Details = new JsonObject { ["column"] = column.Name, ["type"] = column.Type.ToString() },
    };

    /// <summary>Returns the failure of a value that a form cannot spell.</summary>
    /// <param name="format">The form.</param>
    /// <param name="column">The column.</param>
    /// <param name="row">The row among those that are written, from 1.</param>
    /// <param name="what">What the value is.</param>
    /// <param name="next">The next step.</param>
    public static CliException ValueNotHeld(string format, StructField column, long row, string what, string next) => new(
        "ValueNotHeld", ExitCode.Failed, $"{format} cannot hold {what} in column '{column.Name}', row {row}.", next)
    {
        Details = new JsonObject { ["column"] = column.Name, ["row"] = row },
    };
}
