using System.Text.Json.Nodes;
using Repro.Table.Cli.Terminal;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Columns;

/// <summary>A schema as it is shown.</summary>
internal static class SchemaView
{
    /// <summary>Returns a line per column.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="partitionColumns">The names of the columns that the table is partitioned by.</param>
    public static TableView Of(StructType schema, IReadOnlyCollection<string> partitionColumns)
    {
        TableView view = new TableView().Left("column").Left("type").Left("null").Left("partition");
        foreach (StructField field in schema.Fields)
        {
            view.Row(
                field.Name,
                field.Type.ToString(),
                field.IsNullable ? "yes" : "no",
                partitionColumns.Contains(field.Name, StringComparer.OrdinalIgnoreCase) ? "yes" : string.Empty);
        }

        return view;
    }

    /// <summary>Returns an array with name, type and nullability of each column.</summary>
    public static JsonArray ToJson(StructType schema)
    {
        JsonArray columns = [];
        foreach (StructField field in schema.Fields)
        {
            columns.Add((JsonNode)new JsonObject
            {
                ["name"] = field.Name,
                ["type"] = field.Type.ToString(),
                ["nullable"] = field.IsNullable,
            });
        }

        return columns;
    }
}
