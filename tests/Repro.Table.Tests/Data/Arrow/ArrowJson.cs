using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Apache.Arrow;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Tests.Data.Arrow;

/// <summary>Rows as canonical JSON, in the convention of the peers and of the conformance tables, so that both sides compare.</summary>
internal static class ArrowJson
{
    public static IEnumerable<string> Rows(RecordBatch batch) => Enumerable.Range(0, batch.Length).Select(row => Canonical(
        $"{{{string.Join(',', batch.Schema.FieldsList.Select((f, i) => $"{Text(f.Name)}:{Value(batch.Column(i), row)}"))}}}"));

    /// <summary>Returns the same text for equal values: keys in order, without null members, numbers in one spelling.</summary>
    public static string Canonical(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return Canonical(document.RootElement);
    }

    private static string Canonical(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', element.EnumerateObject()
            .Where(p => p.Value.ValueKind != JsonValueKind.Null)
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => $"{Text(p.Name)}:{Canonical(p.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', element.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.Number => Number(element),
        JsonValueKind.String => Text(element.GetString()!),
        _ => element.GetRawText(),
    };

    private static string Number(JsonElement element)
    {
        string text = element.GetRawText();
        return BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger whole)
            ? whole.ToString(CultureInfo.InvariantCulture)
            : element.GetDouble() is var number && number == Math.Floor(number) && Math.Abs(number) < 1e15
                ? ((long)number).ToString(CultureInfo.InvariantCulture)
                : number.ToString("R", CultureInfo.InvariantCulture);
    }

    private static string Value(IArrowArray array, int row) => array.IsNull(row) ? "null" : array switch
    {
        StructArray a => Struct(a, row),
        MapArray a => Range(a, row, i => $"{{\"key\":{Value(a.Keys, i)},\"value\":{Value(a.Values, i)}}}"),
        ListArray a => Range(a, row, i => Value(a.Values, i)),
        StringArray a => Text(Encoding.UTF8.GetString(a.GetBytes(row))),
        BinaryArray a => Text(Convert.ToBase64String(a.GetBytes(row))),
        BooleanArray a => a.GetValue(row)!.Value ? "true" : "false",
        Decimal128Array a => Text(Decimal(MemoryMarshal.Cast<byte, Int128>(a.ValueBuffer.Span)[a.Offset + row], a.Scale)),
        Int8Array a => Invariant(a.Values[row]),
        Int16Array a => Invariant(a.Values[row]),
        Int32Array a => Invariant(a.Values[row]),
        Int64Array a => Invariant(a.Values[row]),
        Date32Array a => Text(Date(a.Values[row])),
        TimestampArray a => Invariant(a.Values[row]),
        FloatArray a => Float(a.Values[row]),
        DoubleArray a => Float(a.Values[row]),
        _ => throw new NotSupportedException(array.GetType().Name),
    };

    private static string Struct(StructArray array, int row)
    {
        IReadOnlyList<Field> fields = ((ArrowTypes.StructType)array.Data.DataType).Fields;
        return $"{{{string.Join(',', fields.Select((f, i) => $"{Text(f.Name)}:{Value(array.Fields[i], row)}"))}}}";
    }

    private static string Range(ListArray list, int row, Func<int, string> value)
    {
        int start = list.ValueOffsets[row];
        return $"[{string.Join(',', Enumerable.Range(start, list.ValueOffsets[row + 1] - start).Select(value))}]";
    }

    private static string Text(string value) => JsonSerializer.Serialize(value);

    private static string Date(int days) =>
        DateOnly.FromDayNumber(days + new DateOnly(1970, 1, 1).DayNumber).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Float(double value) =>
        double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture)
        : double.IsNaN(value) ? "\"NaN\""
        : value > 0 ? "\"Infinity\"" : "\"-Infinity\"";

    private static string Decimal(Int128 unscaled, int scale)
    {
        string digits = Int128.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        string text = scale == 0 ? digits : $"{digits[..^scale]}.{digits[^scale..]}";
        return unscaled < 0 ? $"-{text}" : text;
    }

    private static string Invariant<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
