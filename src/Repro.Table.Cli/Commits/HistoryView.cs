using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Repro.Table.Cli.Json;
using Repro.Table.Cli.Terminal;
using Repro.Table.Log.Actions;

namespace Repro.Table.Cli.Commits;

/// <summary>The commits of a table as they are shown.</summary>
internal static class HistoryView
{
    // Rows written, as Spark and delta-rs name them.
    private static readonly string[] s_rowMetrics = ["numOutputRows", "num_added_rows"];

    /// <summary>Reads the newest commits up to a version.</summary>
    public static async Task<IReadOnlyList<TableVersion>> ReadAsync(
        DeltaTable table, long lastVersion, long limit, CancellationToken cancellationToken)
    {
        List<TableVersion> versions = [];
        await foreach (TableVersion version in table.HistoryAsync(cancellationToken).ConfigureAwait(false))
        {
            if (versions.Count == limit)
            {
                break;
            }

            if (version.Version <= lastVersion)
            {
                versions.Add(version);
            }
        }

        return versions;
    }

    /// <summary>Returns a line per version.</summary>
    public static TableView Of(IReadOnlyList<TableVersion> versions)
    {
        TableView view = new TableView().Right("version").Left("time").Left("operation").Right("rows").Left("message").Left("engine");
        foreach (TableVersion version in versions)
        {
            view.Row(
                version.Version.ToString(CultureInfo.InvariantCulture),
                TimeText.Spaced(version.Timestamp),
                Operation(version),
                RowsOf(version),
                version.UserMetadata ?? string.Empty,
                version.EngineInfo ?? string.Empty);
        }

        return view;
    }

    /// <summary>Returns all that the log says of each version. Parameters and metrics are text, as every engine shows them.</summary>
    public static JsonArray ToJson(IReadOnlyList<TableVersion> versions)
    {
        JsonArray array = [];
        foreach (TableVersion version in versions)
        {
            array.Add((JsonNode)new JsonObject
            {
                ["version"] = version.Version,
                ["timestamp"] = TimeText.Iso(version.Timestamp),
                ["operation"] = version.Operation,
                ["operationParameters"] = ToJson(version.OperationParameters, ParameterText),
                ["operationMetrics"] = ToJson(version.OperationMetrics, text => text),
                ["readVersion"] = version.ReadVersion is { } read ? JsonNumber.Of(read) : null,
                ["isBlindAppend"] = version.IsBlindAppend,
                ["userMetadata"] = version.UserMetadata,
                ["engineInfo"] = version.EngineInfo,
            });
        }

        return array;
    }

    /// <summary>Returns the operation of a version with its mode, for people; null if its writer did not say.</summary>
    public static string? Operation(TableVersion version) =>
        version.OperationParameters.TryGetValue("mode", out string? mode) && mode is not null
            ? $"{version.Operation} ({ParameterText(mode)})"
            : version.Operation;

    private static string RowsOf(TableVersion version)
    {
        foreach (string name in s_rowMetrics)
        {
            if (version.OperationMetrics.TryGetValue(name, out string? rows) && rows is not null)
            {
                return rows;
            }
        }

        return string.Empty;
    }

    private static JsonObject ToJson(ValueMap map, Func<string, string> convert)
    {
        JsonObject members = [];
        foreach ((string key, string? value) in map)
        {
            members[key] = value is null ? null : convert(value);
        }

        return members;
    }

    // A parameter is JSON text; of a JSON string people want the string.
    private static string ParameterText(string json)
    {
        try
        {
            Utf8JsonReader reader = new(System.Text.Encoding.UTF8.GetBytes(json));
            return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString()! : json; // a string token has one
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
