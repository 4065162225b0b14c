using System.Runtime.InteropServices;
using Apache.Arrow;
using Repro.Table.Data.Arrow;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Tests.Data.Arrow;

/// <summary>Makes schemas and batches from a seed: all types, to any depth, with nulls, empty lists and extreme values.</summary>
internal sealed class RandomData(int seed)
{
    private static readonly DataType[] Leaves =
    [
        DataType.String, DataType.Long, DataType.Integer, DataType.Short, DataType.Byte, DataType.Float, DataType.Double,
        DataType.Boolean, DataType.Binary, DataType.Date, DataType.Timestamp, DataType.TimestampNtz,
        new DecimalType(1, 0), new DecimalType(9, 4), new DecimalType(10, 0), new DecimalType(18, 18), new DecimalType(19, 2),
        new DecimalType(28, 3), new DecimalType(38, 37),
    ];

    private readonly Random _random = new(seed);

    /// <summary>Whether values stay where every engine can show them: days and times in this era, no repeated map keys, no NaN.</summary>
    public bool IsTame { get; init; }

    public static IEnumerable<DataType> LeafTypes => Leaves;

    public StructType Schema(int maxDepth) => Struct(maxDepth);

    public RecordBatch Batch(StructType schema, int rows) =>
        new(ArrowSchemas.ToArrowSchema(schema), schema.Fields.Select(f => Array(f.Type, rows, f.IsNullable)).ToList(), rows);

    public IArrowArray Array(DataType type, int length, bool isNullable)
    {
        ArrowTypes.IArrowType arrowType = ArrowSchemas.ToArrowType(type);
        ValidityBitmap validity = new(length);
        double nulls = isNullable ? _random.Next(3) * 0.5 : 0;
        for (int i = 0; i < length; i++)
        {
            if (_random.NextDouble() >= nulls)
            {
                validity.SetValid(i);
            }
        }

        switch (type)
        {
            case StructType s:
                return ArrowArrays.Struct(arrowType, length, [.. s.Fields.Select(f => Array(f.Type, length, f.IsNullable))], validity);
            case ArrayType a:
                byte[] offsets = Offsets(length, out int count);
                return ArrowArrays.List(arrowType, length, offsets, Array(a.ElementType, count, a.ContainsNull), validity);
            case MapType m:
                byte[] starts = Offsets(length, out int entries);
                return ArrowArrays.List(
                    arrowType,
                    length,
                    starts,
                    ArrowArrays.Entries(
                        (ArrowTypes.MapType)arrowType,
                        Array(m.KeyType, entries, isNullable: false),
                        Array(m.ValueType, entries, m.ValueContainsNull)),
                    validity);
            case DecimalType d:
                return Fixed(arrowType, length, validity, () => Decimal(d));
            default:
                return Leaf(((PrimitiveType)type).Kind, arrowType, length, validity);
        }
    }

    private StructType Struct(int depth) => new()
    {
        Fields = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(i => new StructField
        {
            Name = i == 1 ? "with.dot" : $"f{i}",
            Type = Type(depth),
            IsNullable = _random.Next(4) > 0,
        })],
    };

    private DataType Type(int depth) => (depth > 0 ? _random.Next(6) : 5) switch
    {
        0 => Struct(depth - 1),
        1 => new ArrayType { ElementType = Type(depth - 1), ContainsNull = _random.Next(3) > 0 },
        2 => new MapType { KeyType = Type(depth - 1), ValueType = Type(depth - 1), ValueContainsNull = _random.Next(3) > 0 },
        _ => Leaves[_random.Next(Leaves.Length)],
    };

    private IArrowArray Leaf(PrimitiveKind kind, ArrowTypes.IArrowType type, int length, ValidityBitmap validity) => kind switch
    {
        PrimitiveKind.Byte => Fixed(type, length, validity, () => (sbyte)_random.Next(-128, 128)),
        PrimitiveKind.Short => Fixed(type, length, validity, () => (short)_random.Next(short.MinValue, short.MaxValue + 1)),
        PrimitiveKind.Date when IsTame => Fixed(type, length, validity, () => _random.Next(-100_000, 100_000)),
        PrimitiveKind.Timestamp or PrimitiveKind.TimestampNtz when IsTame =>
            Fixed(type, length, validity, () => _random.NextInt64(-9_000_000_000_000_000, 90_000_000_000_000_000)),
        PrimitiveKind.Float when IsTame => Fixed(type, length, validity, () => (float)_random.Next(-1000, 1000) / 8),
        PrimitiveKind.Double when IsTame => Fixed(type, length, validity, () => (double)_random.Next(-1000, 1000) / 8),
        PrimitiveKind.Integer or PrimitiveKind.Date => Fixed(type, length, validity, () => (int)Long()),
        PrimitiveKind.Long or PrimitiveKind.Timestamp or PrimitiveKind.TimestampNtz => Fixed(type, length, validity, Long),
        PrimitiveKind.Float => Fixed(type, length, validity, () => BitConverter.Int32BitsToSingle((int)Long())),
        PrimitiveKind.Double => Fixed(type, length, validity, () => BitConverter.Int64BitsToDouble(Long())),
        PrimitiveKind.Boolean => Bits(length, validity),
        _ => Bytes(type, length, validity, kind == PrimitiveKind.String),
    };

    private static IArrowArray Fixed<T>(ArrowTypes.IArrowType type, int length, ValidityBitmap validity, Func<T> next)
        where T : unmanaged
    {
        byte[] values = new byte[length * Marshal.SizeOf<T>()];
        foreach (ref T value in MemoryMarshal.Cast<byte, T>(values.AsSpan()))
        {
            value = next();
        }

        return ArrowArrays.FixedWidth(type, length, values, validity);
    }

    private IArrowArray Bits(int length, ValidityBitmap validity)
    {
        byte[] bits = new byte[(length + 7) / 8];
        _random.NextBytes(bits);
        return ArrowArrays.FixedWidth(ArrowTypes.BooleanType.Default, length, bits, validity);
    }

    private IArrowArray Bytes(ArrowTypes.IArrowType type, int length, ValidityBitmap validity, bool isText)
    {
        byte[] offsets = Offsets(length, out int count);
        byte[] bytes = new byte[count];
        _random.NextBytes(bytes);
        for (int i = 0; isText && i < count; i++)
        {
            bytes[i] &= 0x7f;
        }

        return ArrowArrays.Bytes(type, length, offsets, bytes, validity);
    }

    private byte[] Offsets(int length, out int count)
    {
        byte[] result = ArrowArrays.NewOffsets(length);
        Span<int> offsets = MemoryMarshal.Cast<byte, int>(result.AsSpan());
        for (int i = 0; i < length; i++)
        {
            offsets[i + 1] = offsets[i] + (_random.Next(3) * _random.Next(3));
        }

        count = offsets[length];
        return result;
    }

    private long Long() => _random.Next(4) switch
    {
        0 => _random.Next(-3, 3),
        1 => _random.Next(2) == 0 ? long.MinValue : long.MaxValue,
        _ => _random.NextInt64(long.MinValue, long.MaxValue),
    };

    private Int128 Decimal(DecimalType type)
    {
        Int128 limit = 1;
        for (int i = 0; i < type.Precision; i++)
        {
            limit *= 10;
        }

        Int128 value = _random.Next(4) == 0 ? limit - 1 : (Int128)new UInt128((ulong)Long(), (ulong)Long()) % limit;
        return _random.Next(2) == 0 ? value : -value;
    }
}
