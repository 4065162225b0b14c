using System.Runtime.InteropServices;
using Apache.Arrow;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Arrow;

/// <summary>Which Arrow arrays fill a column of a primitive type without loss, and how.</summary>
internal static class LeafCasts
{
    /// <summary>Casts an array.</summary>
    /// <returns>The array itself if it has the type; null if there is no cast without loss.</returns>
    public static IArrowArray? Cast(IArrowArray array, DataType type, string path) => (type, array) switch
    {
        (DecimalType d, _) => DecimalCasts.Cast(array, d, path),
        (PrimitiveType { Kind: var kind }, _) => Cast(array, kind, path),
        _ => null,
    };

    private static IArrowArray? Cast(IArrowArray array, PrimitiveKind kind, string path) => kind switch
    {
        PrimitiveKind.Byte => array as Int8Array,
        PrimitiveKind.Short => array switch
        {
            Int16Array => array,
            Int8Array a => Widen<sbyte, short>(a, ArrowTypes.Int16Type.Default),
            UInt8Array a => Widen<byte, short>(a, ArrowTypes.Int16Type.Default),
            _ => null,
        },
        PrimitiveKind.Integer => array switch
        {
            Int32Array => array,
            Int16Array a => Widen<short, int>(a, ArrowTypes.Int32Type.Default),
            Int8Array a => Widen<sbyte, int>(a, ArrowTypes.Int32Type.Default),
            UInt16Array a => Widen<ushort, int>(a, ArrowTypes.Int32Type.Default),
            UInt8Array a => Widen<byte, int>(a, ArrowTypes.Int32Type.Default),
            _ => null,
        },
        PrimitiveKind.Long => ToLong(array),
        PrimitiveKind.Float => array switch
        {
            FloatArray => array,
            HalfFloatArray a => Widen<Half, float>(a, ArrowTypes.FloatType.Default),
            _ => null,
        },
        PrimitiveKind.Double => ToDouble(array),
        PrimitiveKind.Boolean => array as BooleanArray,
        PrimitiveKind.String => BytesCasts.ToText(array, path),
        PrimitiveKind.Binary => BytesCasts.ToBinary(array, path),
        PrimitiveKind.Date => TimeCasts.ToDate(array, path),
        PrimitiveKind.Timestamp or PrimitiveKind.TimestampNtz => TimeCasts.ToTimestamp(array, kind, path),
        _ => null,
    };

    private static IArrowArray? ToLong(IArrowArray array) => array switch
    {
        Int64Array => array,
        Int32Array a => Widen<int, long>(a, ArrowTypes.Int64Type.Default),
        Int16Array a => Widen<short, long>(a, ArrowTypes.Int64Type.Default),
        Int8Array a => Widen<sbyte, long>(a, ArrowTypes.Int64Type.Default),
        UInt32Array a => Widen<uint, long>(a, ArrowTypes.Int64Type.Default),
        UInt16Array a => Widen<ushort, long>(a, ArrowTypes.Int64Type.Default),
        UInt8Array a => Widen<byte, long>(a, ArrowTypes.Int64Type.Default),
        _ => null,
    };

    private static IArrowArray? ToDouble(IArrowArray array) => array switch
    {
        DoubleArray => array,
        FloatArray a => Widen<float, double>(a, ArrowTypes.DoubleType.Default),
        HalfFloatArray a => Widen<Half, double>(a, ArrowTypes.DoubleType.Default),
        Int32Array a => Widen<int, double>(a, ArrowTypes.DoubleType.Default),
        Int16Array a => Widen<short, double>(a, ArrowTypes.DoubleType.Default),
        Int8Array a => Widen<sbyte, double>(a, ArrowTypes.DoubleType.Default),
        _ => null,
    };

    private static IArrowArray Widen<TFrom, TTo>(PrimitiveArray<TFrom> array, ArrowTypes.IArrowType type)
        where TFrom : struct, System.Numerics.INumberBase<TFrom>
        where TTo : struct, System.Numerics.INumberBase<TTo>
    {
        ReadOnlySpan<TFrom> source = array.Values;
        byte[] values = new byte[array.Length * System.Runtime.CompilerServices.Unsafe.SizeOf<TTo>()];
        Span<TTo> target = MemoryMarshal.Cast<byte, TTo>(values.AsSpan());
        for (int i = 0; i < source.Length; i++)
        {
            target[i] = TTo.CreateTruncating(source[i]);
        }

        return ArrowArrays.FixedWidth(type, array.Length, values, ValidityBitmap.Of(array));
    }
}
