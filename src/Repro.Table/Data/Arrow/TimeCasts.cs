using System.Runtime.InteropServices;
using Apache.Arrow;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Arrow;

/// <summary>Casts of days and timestamps: other units are taken where each value is exact in ours.</summary>
internal static class TimeCasts
{
    private const long MillisecondsPerDay = 86_400_000;

    /// <summary>Casts to days.</summary>
    /// <exception cref="SchemaMismatchException">A value has a time of day or is out of range.</exception>
    public static IArrowArray? ToDate(IArrowArray array, string path)
    {
        if (array is not Date64Array source)
        {
            return array as Date32Array;
        }

        byte[] values = new byte[array.Length * sizeof(int)];
        Span<int> target = MemoryMarshal.Cast<byte, int>(values.AsSpan());
        ReadOnlySpan<long> milliseconds = source.Values;
        for (int i = 0; i < target.Length; i++)
        {
            if (array.IsValid(i))
            {
                (long days, long rest) = Math.DivRem(milliseconds[i], MillisecondsPerDay);
                target[i] = rest == 0 && days == (int)days
                    ? (int)days
                    : throw Throw.ValueOutOfRange(path, "a date", $"{milliseconds[i]} ms");
            }
        }

        return ArrowArrays.FixedWidth(ArrowTypes.Date32Type.Default, array.Length, values, ValidityBitmap.Of(array));
    }

    /// <summary>Casts to microseconds; an instant never becomes a local time or the other way round.</summary>
    /// <exception cref="SchemaMismatchException">A value is not a whole number of microseconds, or out of range.</exception>
    public static IArrowArray? ToTimestamp(IArrowArray array, PrimitiveKind kind, string path)
    {
        if (array is not TimestampArray source)
        {
            return null;
        }

        ArrowTypes.TimestampType actual = (ArrowTypes.TimestampType)array.Data.DataType;
        PrimitiveType type = kind == PrimitiveKind.Timestamp ? DataType.Timestamp : DataType.TimestampNtz;
        if (actual.IsTimeZoneAware != (kind == PrimitiveKind.Timestamp))
        {
            throw Throw.ColumnMismatch(
                path,
                type.ToString(),
                actual.IsTimeZoneAware ? $"timestamp in {actual.Timezone}" : "timestamp without a zone",
                "only the owner of the data knows the zone of a local time");
        }

        return actual.Unit == ArrowTypes.TimeUnit.Microsecond
            ? Relabel(array, ArrowSchemas.ToArrowType(type))
            : Rescale(source, actual.Unit, type, path);
    }

    private static IArrowArray Relabel(IArrowArray array, ArrowTypes.IArrowType type)
    {
        ArrayData data = array.Data;
        return ArrowArrayFactory.BuildArray(new ArrayData(type, data.Length, data.NullCount, data.Offset, data.Buffers, data.Children));
    }

    private static IArrowArray Rescale(TimestampArray array, ArrowTypes.TimeUnit unit, PrimitiveType type, string path)
    {
        byte[] values = new byte[array.Length * sizeof(long)];
        Span<long> target = MemoryMarshal.Cast<byte, long>(values.AsSpan());
        ReadOnlySpan<long> source = array.Values;
        for (int i = 0; i < target.Length; i++)
        {
            if (array.IsValid(i))
            {
                target[i] = ToMicroseconds(source[i], unit)
                    ?? throw Throw.ValueOutOfRange(path, $"{type}, which counts microseconds", $"{source[i]} {unit}s");
            }
        }

        return ArrowArrays.FixedWidth(ArrowSchemas.ToArrowType(type), array.Length, values, ValidityBitmap.Of(array));
    }

    private static long? ToMicroseconds(long value, ArrowTypes.TimeUnit unit)
    {
        if (unit == ArrowTypes.TimeUnit.Nanosecond)
        {
            return value % 1000 == 0 ? value / 1000 : null;
        }

        Int128 scaled = (Int128)value * (unit == ArrowTypes.TimeUnit.Second ? 1_000_000 : 1000);
        return scaled == (long)scaled ? (long)scaled : null;
    }
}
