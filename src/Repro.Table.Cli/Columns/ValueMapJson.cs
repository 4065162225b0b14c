using System.Text.Json.Nodes;
using Repro.Table.Log.Actions;

namespace Repro.Table.Cli.Columns;

/// <summary>Maps of the log as they are shown: properties, partition values.</summary>
internal static class ValueMapJson
{
    /// <summary>Returns an object of text and nulls.</summary>
    public static JsonObject Of(ValueMap map)
    {
        JsonObject members = [];
        foreach ((string key, string? value) in map)
        {
            members[key] = value;
        }

        return members;
    }
}
