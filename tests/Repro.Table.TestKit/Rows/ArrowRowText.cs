using System.Numerics;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Repro.Table.TestKit.Rows;

/// <summary>Spells the rows of Arrow arrays.</summary>
internal static class ArrowRowText
{
    /// <summary>Returns a text per row of a batch, in order.</summary>
    public static IEnumerable<string> Of(RecordBatch batch)
    {
        for (int row = 0; row < batch.Length; row++)
        {
            yield return OfStruct(batch.Schema.FieldsList, batch.Arrays, row);
        }
    }

    private static string OfStruct(IReadOnlyList<Field> fields, IEnumerable<IArrowArray> columns, int row) =>
        CanonicalText.OfStruct(fields.Zip(columns, (field, column) => (field.Name, Of(column, row))));

    private static string Of(IArrowArray array, int row) => array.IsNull(row) ? CanonicalText.Null : array switch
    {
        BooleanArray a => CanonicalText.Of(a.GetValue(row)!.Value), // Not null: asked above; the same holds below.
        Int8Array a => CanonicalText.Of(a.Values[row]),
        Int16Array a => CanonicalText.Of(a.Values[row]),
        Int32Array a => CanonicalText.Of(a.Values[row]),
        Int64Array a => CanonicalText.Of(a.Values[row]),
        FloatArray a => CanonicalText.Of((double)a.Values[row]),
        DoubleArray a => CanonicalText.Of(a.Values[row]),
        Decimal128Array a => CanonicalText.OfDecimal(new BigInteger(a.GetBytes(row)), a.Scale),
        StringArray a => CanonicalText.Of(a.GetString(row)),
        BinaryArray a => CanonicalText.Of(a.GetBytes(row)),
        Date32Array a => CanonicalText.OfDate(a.Values[row]),
        TimestampArray { Data.DataType: TimestampType { Unit: TimeUnit.Microsecond } } a => CanonicalText.Of(a.Values[row]),
        MapArray a => CanonicalText.OfMap(Elements(a, row).Select(i => (Of(a.Keys, i), Of(a.Values, i)))),
        ListArray a => CanonicalText.OfList(Elements(a, row).Select(i => Of(a.Values, i))),
        StructArray a => OfStruct(((StructType)a.Data.DataType).Fields, a.Fields, row),
        _ => throw new NotSupportedException($"No Delta type is read as Arrow's {array.Data.DataType.Name}."),
    };

    private static IEnumerable<int> Elements(ListArray lists, int row) =>
        Enumerable.Range(lists.ValueOffsets[row], lists.GetValueLength(row));
}
