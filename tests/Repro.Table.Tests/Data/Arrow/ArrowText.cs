using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Apache.Arrow;
using Xunit;

namespace Repro.Table.Tests.Data.Arrow;

/// <summary>Shows the rows of a batch as text, in which null, empty and absent all look different.</summary>
internal static class ArrowText
{
    public static IEnumerable<string> Rows(RecordBatch batch) =>
        Enumerable.Range(0, batch.Length).Select(row => string.Join('|', batch.Arrays.Select(a => Value(a, row))));

    public static IEnumerable<string> Column(IArrowArray array) => Enumerable.Range(0, array.Length).Select(row => Value(array, row));

    public static string Value(IArrowArray array, int row) => array.IsNull(row) ? "null" : array switch
    {
        StructArray a => $"({string.Join(',', a.Fields.Select(f => Value(f, row)))})",
        MapArray a => Range(a, row, a.Keys.Length, i => $"{Value(a.Keys, i)}={Value(a.Values, i)}"),
        ListArray a => Range(a, row, a.Values.Length, i => Value(a.Values, i)),
        StringArray a => $"'{Encoding.UTF8.GetString(a.GetBytes(row))}'",
        BinaryArray a => $"x{Convert.ToHexString(a.GetBytes(row))}",
        BooleanArray a => a.GetValue(row)!.Value ? "true" : "false",
        Decimal128Array a => $"{MemoryMarshal.Cast<byte, Int128>(a.ValueBuffer.Span)[a.Offset + row]}",
        Int8Array a => Number(a.Values[row]),
        Int16Array a => Number(a.Values[row]),
        Int32Array a => Number(a.Values[row]),
        Int64Array a => Number(a.Values[row]),
        Date32Array a => Number(a.Values[row]),
        TimestampArray a => Number(a.Values[row]),
        FloatArray a => $"{BitConverter.SingleToInt32Bits(a.Values[row])}f",
        DoubleArray a => $"{BitConverter.DoubleToInt64Bits(a.Values[row])}d",
        _ => throw new NotSupportedException(array.GetType().Name),
    };

    private static string Range(ListArray list, int row, int limit, Func<int, string> value)
    {
        int start = list.ValueOffsets[row];
        int end = list.ValueOffsets[row + 1];
        Assert.InRange(end, start, limit);
        return $"[{string.Join(',', Enumerable.Range(start, end - start).Select(value))}]";
    }

    private static string Number<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
