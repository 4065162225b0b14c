using System.Globalization;
using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Repro.Table.TestKit.Rows;

/// <summary>Makes an Arrow array from values in the notation of <c>../shared/conformance/README.md</c>.</summary>
internal static class JsonColumns
{
    public static IArrowArray Build(IArrowType type, IReadOnlyList<JsonElement> values) => type switch
    {
        StringType => Scalars(new StringArray.Builder(), values, (b, v) => b.Append(v.GetString())),
        BinaryType => Scalars(new BinaryArray.Builder(), values, (b, v) => b.Append(v.GetBytesFromBase64().AsSpan())),
        BooleanType => Scalars(new BooleanArray.Builder(), values, (b, v) => b.Append(v.GetBoolean())),
        Int8Type => Scalars(new Int8Array.Builder(), values, (b, v) => b.Append(v.GetSByte())),
        Int16Type => Scalars(new Int16Array.Builder(), values, (b, v) => b.Append(v.GetInt16())),
        Int32Type => Scalars(new Int32Array.Builder(), values, (b, v) => b.Append(v.GetInt32())),
        Int64Type => Scalars(new Int64Array.Builder(), values, (b, v) => b.Append(v.GetInt64())),
        FloatType => Scalars(new FloatArray.Builder(), values, (b, v) => b.Append((float)Double(v))),
        DoubleType => Scalars(new DoubleArray.Builder(), values, (b, v) => b.Append(Double(v))),
        Decimal128Type t => Scalars(new Decimal128Array.Builder(t), values, (b, v) => b.Append(v.ToString())),
        Date32Type => Scalars(new Date32Array.Builder(), values, (b, v) => b.Append(Date(v))),
        TimestampType t => Timestamps(t, values),
        ListType t => Lists(t, values),
        MapType t => Maps(t, values),
        StructType t => Structs(t, values),
        _ => throw new NotSupportedException(type.Name),
    };

    private static IArrowArray Scalars<TBuilder>(
        TBuilder builder, IEnumerable<JsonElement> values, Action<TBuilder, JsonElement> append)
        where TBuilder : IArrowArrayBuilder<IArrowArray, IArrowArrayBuilder<IArrowArray>>
    {
        foreach (JsonElement value in values)
        {
            if (IsNull(value))
            {
                builder.AppendNull();
            }
            else
            {
                append(builder, value);
            }
        }

        return builder.Build(allocator: null);
    }

    private static double Double(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetDouble()
        : double.Parse(value.ToString(), CultureInfo.InvariantCulture); // NaN and the infinities.

    private static DateTime Date(JsonElement value) =>
        DateTime.ParseExact(value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static TimestampArray Timestamps(TimestampType type, IReadOnlyList<JsonElement> values)
    {
        var micros = new ArrowBuffer.Builder<long>();
        micros.AppendRange(values.Select(value => IsNull(value) ? 0 : value.GetInt64()));
        return new TimestampArray(type, micros.Build(), Validity(values), values.Count, values.Count(IsNull), offset: 0);
    }

    private static ListArray Lists(ListType type, IReadOnlyList<JsonElement> values) => new(
        type,
        values.Count,
        Offsets(values),
        Build(type.ValueDataType, Elements(values)),
        Validity(values),
        values.Count(IsNull));

    private static MapArray Maps(MapType type, IReadOnlyList<JsonElement> values)
    {
        IArrowArray entries = Structs((StructType)type.Fields[0].DataType, Elements(values));
        return new MapArray(type, values.Count, Offsets(values), entries, Validity(values), values.Count(IsNull));
    }

    private static StructArray Structs(StructType type, IReadOnlyList<JsonElement> values) => new(
        type,
        values.Count,
        type.Fields.Select(field => Build(field.DataType, [.. values.Select(value => Member(value, field.Name))])),
        Validity(values),
        values.Count(IsNull));

    private static List<JsonElement> Elements(IEnumerable<JsonElement> lists) =>
        [.. lists.Where(list => !IsNull(list)).SelectMany(list => list.EnumerateArray())];

    private static ArrowBuffer Offsets(IReadOnlyList<JsonElement> lists)
    {
        var offsets = new ArrowBuffer.Builder<int>().Append(0);
        int end = 0;
        foreach (JsonElement list in lists)
        {
            end += IsNull(list) ? 0 : list.GetArrayLength();
            offsets.Append(end);
        }

        return offsets.Build();
    }

    private static ArrowBuffer Validity(IReadOnlyList<JsonElement> values) =>
        new ArrowBuffer.BitmapBuilder().AppendRange(values.Select(value => !IsNull(value))).Build();

    private static JsonElement Member(JsonElement parent, string name) =>
        !IsNull(parent) && parent.TryGetProperty(name, out JsonElement member) ? member : default;

    private static bool IsNull(JsonElement value) => value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;
}
