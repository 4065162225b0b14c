using System.Text.Json;
using Apache.Arrow;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Values;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Cli.Rows;

/// <summary>Values of Arrow arrays in JSON Lines; no object per value.</summary>
/// <remarks>
/// Integers are numbers, whatever their size; floats too, with the shortest digits that name them, and text (<c>"NaN"</c>) where they
/// are not finite. Decimals, dates, timestamps and binaries (base64) are text; a map is an array of key and value objects.
/// </remarks>
internal static class JsonCells
{
    /// <summary>Writes a value, null included.</summary>
    public static void Write(Utf8JsonWriter json, IArrowArray array, int index)
    {
        if (array.IsNull(index))
        {
            json.WriteNullValue();
            return;
        }

        switch (array)
        {
            case StringArray strings:
                json.WriteStringValue(strings.GetBytes(index));
                break;
            case BinaryArray binaries:
                json.WriteBase64StringValue(binaries.GetBytes(index));
                break;
            case StructArray structs:
                WriteStruct(json, structs, index);
                break;
            case MapArray map:
                WriteMap(json, map, index);
                break;
            case ListArray list:
                WriteList(json, list, index);
                break;
            case var leaf when LeafText.Covers(leaf):
                WriteLeaf(json, leaf, index);
                break;
            default:
                throw new CliException(
                    "NotShown",
                    ExitCode.Failed,
                    $"Values of type {array.Data.DataType.Name} cannot be shown.",
                    "Leave the column out with --columns.");
        }
    }

    private static void WriteLeaf(Utf8JsonWriter json, IArrowArray array, int index)
    {
        Span<byte> text = stackalloc byte[LeafText.MaxLength];
        text = text[..LeafText.Format(array, index, text)];
        bool isPlain = array switch
        {
            DoubleArray doubles => double.IsFinite(doubles.Values[index]),
            FloatArray floats => float.IsFinite(floats.Values[index]),
            Date32Array or TimestampArray or Decimal128Array => false,
            _ => true,
        };
        if (text.IsEmpty)
        {
            json.WriteStringValue(CellValue.ToText(array, index));
        }
        else if (isPlain)
        {
            json.WriteRawValue(text, skipInputValidation: true);
        }
        else
        {
            json.WriteStringValue(text);
        }
    }

    private static void WriteStruct(Utf8JsonWriter json, StructArray array, int index)
    {
        IReadOnlyList<Field> fields = ((ArrowTypes.StructType)array.Data.DataType).Fields;
        json.WriteStartObject();
        for (int i = 0; i < fields.Count; i++)
        {
            json.WritePropertyName(fields[i].Name);
            Write(json, array.Fields[i], index);
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, ListArray array, int index)
    {
        json.WriteStartArray();
        for (int i = array.ValueOffsets[index]; i < array.ValueOffsets[index + 1]; i++)
        {
            Write(json, array.Values, i);
        }

        json.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter json, MapArray array, int index)
    {
        json.WriteStartArray();
        for (int i = array.ValueOffsets[index]; i < array.ValueOffsets[index + 1]; i++)
        {
            json.WriteStartObject();
            json.WritePropertyName("key"u8);
            Write(json, array.Keys, i);
            json.WritePropertyName("value"u8);
            Write(json, array.Values, i);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
