using System.Text.Json.Nodes;
using Apache.Arrow;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Json;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Cli.Values;

/// <summary>Single values of Arrow arrays, for printing. Not a path for many rows.</summary>
internal static class CellValue
{
    /// <summary>Returns a value as JSON; null for a null.</summary>
    /// <remarks>Decimals, dates, timestamps and binaries (base64) are text; a map is an array of key and value objects.</remarks>
    public static JsonNode? ToJson(IArrowArray array, int index) => array.IsNull(index) ? null : array switch
    {
        StringArray strings => JsonValue.Create(strings.GetString(index)),
        Int64Array longs => JsonNumber.Of(longs.Values[index]),
        Int32Array integers => JsonNumber.Of(integers.Values[index]),
        Int16Array shorts => JsonNumber.Of(shorts.Values[index]),
        Int8Array bytes => JsonNumber.Of(bytes.Values[index]),
        DoubleArray doubles => JsonNumber.Of(doubles.Values[index]),
        FloatArray floats => JsonNumber.Of(floats.Values[index]),
        BooleanArray booleans => JsonValue.Create(booleans.GetValue(index)),
        Date32Array dates => JsonValue.Create(DateText.Of(dates.Values[index])),
        TimestampArray timestamps => JsonValue.Create(TimestampText.Of(timestamps.Values[index], ZoneOf(timestamps))),
        Decimal128Array decimals => JsonValue.Create(DecimalText.Of(LeafText.Unscaled(decimals, index), decimals.Scale)),
        BinaryArray binaries => JsonValue.Create(Convert.ToBase64String(binaries.GetBytes(index))),
        StructArray structs => StructToJson(structs, index),
        MapArray maps => MapToJson(maps, index),
        ListArray lists => ListToJson(lists, index),
        NullArray => null,
        _ => throw new CliException(
            "NotShown",
            ExitCode.Failed,
            $"Values of type {array.Data.DataType.Name} cannot be shown.",
            "Leave the column out with --columns."),
    };

    /// <summary>Returns a value as text for people, not escaped; null for a null.</summary>
    public static string? ToText(IArrowArray array, int index) => ToJson(array, index) switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        JsonNode node => CanonicalJson.Of(node),
    };

    private static string ZoneOf(TimestampArray array) =>
        ((ArrowTypes.TimestampType)array.Data.DataType).Timezone is null ? string.Empty : "Z";

    private static JsonObject StructToJson(StructArray array, int index)
    {
        JsonObject members = [];
        ArrowTypes.StructType type = (ArrowTypes.StructType)array.Data.DataType;
        for (int i = 0; i < type.Fields.Count; i++)
        {
            members[type.Fields[i].Name] = ToJson(array.Fields[i], index);
        }

        return members;
    }

    private static JsonArray ListToJson(ListArray array, int index)
    {
        JsonArray elements = [];
        int start = array.ValueOffsets[index];
        for (int i = 0; i < array.GetValueLength(index); i++)
        {
            elements.Add(ToJson(array.Values, start + i));
        }

        return elements;
    }

    private static JsonArray MapToJson(MapArray array, int index)
    {
        JsonArray entries = [];
        int start = array.ValueOffsets[index];
        for (int i = 0; i < array.GetValueLength(index); i++)
        {
            entries.Add((JsonNode)new JsonObject
            {
                ["key"] = ToJson(array.Keys, start + i),
                ["value"] = ToJson(array.Values, start + i),
            });
        }

        return entries;
    }
}
