using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;
using CsCheck;
using Repro.Table.Schemas;
using ArrowSchema = Apache.Arrow.Schema;
using MapType = Repro.Table.Schemas.MapType;
using StructType = Repro.Table.Schemas.StructType;

namespace Repro.Table.Tests.Data;

/// <summary>Arrow columns made from plain values and read back as such: slow, obvious, and the oracle of other tests.</summary>
/// <remarks>
/// Values: bool, sbyte, short, int (also days), long (also microseconds), float, double, Int128 (digits of a decimal), string,
/// byte[], object?[] for a struct by field and for a list by element, a list of pairs for a map; null is null.
/// </remarks>
internal static class ArrowSamples
{
    public static ArrowSchema Schema(StructType schema) => new([.. schema.Fields.Select(ToField)], []);

    public static RecordBatch Batch(StructType schema, params object?[][] rows) => new(
        Schema(schema),
        schema.Fields.Select((f, i) => Column(f.Type, [.. rows.Select(r => r[i])])),
        rows.Length);

    public static object?[][] Rows(RecordBatch batch) =>
        [.. Enumerable.Range(0, batch.Length).Select(row => batch.Arrays.Select(a => Value(a, row)).ToArray())];

    public static IArrowArray Column(DataType type, object?[] values) => ArrowArrayFactory.BuildArray(ColumnData(type, values));

    public static IArrowType ToArrow(DataType type) => type switch
    {
        DecimalType d => new Decimal128Type(d.Precision, d.Scale),
        ArrayType a => new ListType(new Field("element", ToArrow(a.ElementType), a.ContainsNull)),
        MapType m => new Apache.Arrow.Types.MapType(
            new Field("key", ToArrow(m.KeyType), false), new Field("value", ToArrow(m.ValueType), m.ValueContainsNull)),
        StructType s => new Apache.Arrow.Types.StructType([.. s.Fields.Select(ToField)]),
        PrimitiveType p => p.Kind switch
        {
            PrimitiveKind.Boolean => BooleanType.Default,
            PrimitiveKind.Byte => Int8Type.Default,
            PrimitiveKind.Short => Int16Type.Default,
            PrimitiveKind.Integer => Int32Type.Default,
            PrimitiveKind.Long => Int64Type.Default,
            PrimitiveKind.Float => FloatType.Default,
            PrimitiveKind.Double => DoubleType.Default,
            PrimitiveKind.String => StringType.Default,
            PrimitiveKind.Binary => BinaryType.Default,
            PrimitiveKind.Date => Date32Type.Default,
            PrimitiveKind.Timestamp => new TimestampType(TimeUnit.Microsecond, "UTC"),
            PrimitiveKind.TimestampNtz => new TimestampType(TimeUnit.Microsecond, (string?)null),
            PrimitiveKind.Void => NullType.Default,
            _ => throw new UnreachableException(),
        },
        _ => throw new UnreachableException(),
    };

    public static object? Value(IArrowArray array, int row)
    {
        if (array is NullArray || array.IsNull(row))
        {
            return null;
        }

        return array switch
        {
            BooleanArray a => a.GetValue(row),
            Int8Array a => a.GetValue(row),
            Int16Array a => a.GetValue(row),
            Int32Array a => a.GetValue(row),
            Int64Array a => a.GetValue(row),
            FloatArray a => a.GetValue(row),
            DoubleArray a => a.GetValue(row),
            Date32Array a => a.GetValue(row),
            TimestampArray a => a.GetValue(row),
            Decimal128Array a => MemoryMarshal.Read<Int128>(a.GetBytes(row)),
            StringArray a => a.GetString(row),
            BinaryArray a => a.GetBytes(row).ToArray(),
            StructArray a => a.Fields.Select(f => Value(f, row)).ToArray(),
            ListArray a => Enumerable.Range(a.ValueOffsets[row], a.GetValueLength(row)).Select(i => Value(a.Values, i)).ToArray(),
            _ => throw new UnreachableException($"{array.GetType()}"),
        };
    }

    /// <summary>Text that is equal for equal values, nested ones included.</summary>
    public static string Show(object? value) => value switch
    {
        null => "null",
        byte[] bytes => "X" + System.Convert.ToHexString(bytes),
        object?[] many => $"[{string.Join(",", many.Select(Show))}]",
        double d => $"d{BitConverter.DoubleToInt64Bits(d):X}",
        float f => $"f{BitConverter.SingleToInt32Bits(f):X}",
        string s => $"'{s}'",
        _ => $"{value.GetType().Name}:{value}",
    };

    /// <summary>Values of a type, with nulls and the values at its edges.</summary>
    public static Gen<object?> Values(DataType type)
    {
        Gen<object?> values = type switch
        {
            DecimalType d => Gen.Select(Gen.Long, Gen.Int[0, 6]).Select((v, e) =>
                (object?)((Int128)v * (Int128)Math.Pow(10, e) % (Int128)Math.Pow(10, Math.Min(d.Precision, 20)))),
            ArrayType a => Values(a.ElementType).Array[0, 3].Select(v => (object?)v),
            MapType m => Gen.Select(Values(m.KeyType).Where(k => k is not null), Values(m.ValueType))
                .Select((k, v) => (object?)new[] { k, v }).Array[0, 3].Select(v => (object?)v),
            StructType s => Combine(s),
            PrimitiveType p => p.Kind switch
            {
                PrimitiveKind.Boolean => Gen.Bool.Select(v => (object?)v),
                PrimitiveKind.Byte => Gen.SByte.Select(v => (object?)v),
                PrimitiveKind.Short => Gen.Short.Select(v => (object?)v),
                PrimitiveKind.Integer => Gen.Int[-5, 5].Select(v => (object?)v),
                PrimitiveKind.Long => Gen.OneOf(Gen.Long, Gen.Long[-3, 3]).Select(v => (object?)v),
                PrimitiveKind.Float => Gen.OneOf(Gen.Single, OneOf(0f, -0f, float.NaN)).Select(v => (object?)v),
                PrimitiveKind.Double => Gen.OneOf(
                    Gen.Double, OneOf(0d, -0d, double.NaN, 1, double.PositiveInfinity)).Select(v => (object?)v),
                PrimitiveKind.String => Gen.String[Gen.OneOf(Gen.Char['a', 'c'], Gen.Char['\u0001', '\uD7FF']), 0, 40]
                    .SelectMany(s => OneOf(s, s + "🎵", "🎵" + s, s + "\U0010FFFF\uFFFD")).Select(v => (object?)v),
                PrimitiveKind.Binary => Gen.Byte.Array[0, 4].Select(v => (object?)v),
                PrimitiveKind.Date => Gen.Int[-700_000, 2_900_000].Select(v => (object?)v),
                PrimitiveKind.Timestamp or PrimitiveKind.TimestampNtz =>
                    Gen.Long[-62_135_596_800_000_000, 253_402_300_799_999_999].Select(v => (object?)v),
                _ => Gen.Const((object?)null),
            },
            _ => throw new UnreachableException(),
        };
        return Gen.Frequency((1, Gen.Const((object?)null)), (5, values));
    }

    public static Gen<object?[]> Row(StructType schema) => Combine(schema).Select(r => (object?[])r!);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<object?> Combine(StructType type)
    {
        Gen<object?[]> rest = Gen.Const(System.Array.Empty<object?>());
        foreach (StructField field in type.Fields)
        {
            rest = Gen.Select(rest, Values(field.Type)).Select((head, last) => head.Append(last).ToArray());
        }

        return rest.Select(fields => (object?)fields);
    }

    private static Field ToField(StructField field) => new(field.Name, ToArrow(field.Type), field.IsNullable);

    private static ArrayData ColumnData(DataType type, object?[] values)
    {
        int nulls = values.Count(v => v is null);
        ArrowBuffer validity = nulls == 0 ? ArrowBuffer.Empty : Bits([.. values.Select(v => v is not null)]);
        IArrowType arrow = ToArrow(type);
        ArrayData Of(ArrowBuffer[] buffers, params ArrayData[] children) => new(arrow, values.Length, nulls, 0, buffers, children);

        switch (type)
        {
            case StructType s:
                return Of([validity], [.. s.Fields.Select((f, i) => ColumnData(f.Type, [.. values.Select(v => (v as object?[])?[i])]))]);
            case ArrayType a:
                return Of([validity, Offsets(values.Select(v => (v as object?[])?.Length ?? 0))], ColumnData(a.ElementType, Flat(values)));
            case MapType m:
                StructType pair = new()
                {
                    Fields =
                    [
                        new StructField { Name = "key", Type = m.KeyType, IsNullable = false },
                        new StructField { Name = "value", Type = m.ValueType, IsNullable = m.ValueContainsNull },
                    ],
                };
                return Of([validity, Offsets(values.Select(v => (v as object?[])?.Length ?? 0))], ColumnData(pair, Flat(values)));
            case PrimitiveType { Kind: PrimitiveKind.Void }:
                return Of([]);
            case PrimitiveType { Kind: PrimitiveKind.Boolean }:
                return Of([validity, Bits([.. values.Select(v => v is true)])]);
            case PrimitiveType { Kind: PrimitiveKind.String or PrimitiveKind.Binary }:
                byte[][] bytes = [.. values.Select(v => v as byte[] ?? Encoding.UTF8.GetBytes(v as string ?? string.Empty))];
                return Of([validity, Offsets(bytes.Select(b => b.Length)), new ArrowBuffer(bytes.SelectMany(b => b).ToArray())]);
            case DecimalType:
                return Of([validity, Numbers<Int128>(values)]);
            case PrimitiveType p:
                return Of([validity, p.Kind switch
                {
                    PrimitiveKind.Byte => Numbers<sbyte>(values),
                    PrimitiveKind.Short => Numbers<short>(values),
                    PrimitiveKind.Integer or PrimitiveKind.Date => Numbers<int>(values),
                    PrimitiveKind.Float => Numbers<float>(values),
                    PrimitiveKind.Double => Numbers<double>(values),
                    _ => Numbers<long>(values),
                }]);
            default:
                throw new UnreachableException();
        }
    }

    private static object?[] Flat(object?[] values) => [.. values.SelectMany(v => v as object?[] ?? [])];

    private static ArrowBuffer Numbers<T>(object?[] values)
        where T : unmanaged => new(MemoryMarshal.AsBytes<T>(values.Select(v => v is T t ? t : default).ToArray()).ToArray());

    private static ArrowBuffer Offsets(IEnumerable<int> lengths)
    {
        int end = 0;
        int[] offsets = [0, .. lengths.Select(length => end += length)];
        return new ArrowBuffer(MemoryMarshal.AsBytes<int>(offsets).ToArray());
    }

    private static ArrowBuffer Bits(bool[] values)
    {
        byte[] bits = new byte[(values.Length + 7) / 8];
        for (int i = 0; i < values.Length; i++)
        {
            bits[i / 8] |= (byte)(values[i] ? 1 << (i % 8) : 0);
        }

        return new ArrowBuffer(bits);
    }
}
