using System.Numerics;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Arrow;

/// <summary>Casts to exact decimals, in whole numbers of 128 bits.</summary>
internal static class DecimalCasts
{
    private static readonly Int128[] PowersOfTen = [.. Enumerable.Range(0, DecimalType.MaxPrecision + 1).Select(PowerOfTen)];

    /// <summary>Casts a decimal whose digits before and behind the point all have room, or a whole number.</summary>
    /// <exception cref="SchemaMismatchException">A value has more digits than the type has room for.</exception>
    public static IArrowArray? Cast(IArrowArray array, DecimalType type, string path) => array switch
    {
        Decimal128Array a when a.Scale == type.Scale && a.Precision == type.Precision => array,
        Decimal128Array a when a.Scale >= 0 && a.Scale <= type.Scale && a.Precision - a.Scale <= type.Precision - type.Scale =>
            Rescale(ValuesOf(a), a, type, a.Scale, path),
        UInt64Array a => Rescale(Widen(a.Values), a, type, 0, path),
        Int64Array a => Rescale(Widen(a.Values), a, type, 0, path),
        Int32Array a => Rescale(Widen(a.Values), a, type, 0, path),
        Int16Array a => Rescale(Widen(a.Values), a, type, 0, path),
        Int8Array a => Rescale(Widen(a.Values), a, type, 0, path),
        _ => null,
    };

    /// <summary>Returns whether an unscaled value has at most so many digits.</summary>
    public static bool Fits(Int128 unscaled, int precision) => unscaled < PowersOfTen[precision] && unscaled > -PowersOfTen[precision];

    /// <summary>Multiplies an unscaled value by a power of ten.</summary>
    /// <returns>The product, or null if it has more than <paramref name="precision"/> digits.</returns>
    public static Int128? ScaleUp(Int128 unscaled, int digits, int precision) =>
        digits <= precision && Fits(unscaled, precision - digits) ? unscaled * PowersOfTen[digits] : null;

    /// <summary>Returns the unscaled values that an array shows.</summary>
    public static ReadOnlySpan<Int128> ValuesOf(Decimal128Array array) =>
        MemoryMarshal.Cast<byte, Int128>(array.ValueBuffer.Span).Slice(array.Offset, array.Length);

    private static Int128[] Widen<T>(ReadOnlySpan<T> source)
        where T : struct, INumberBase<T>
    {
        Int128[] result = new Int128[source.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = Int128.CreateTruncating(source[i]);
        }

        return result;
    }

    private static IArrowArray Rescale(ReadOnlySpan<Int128> source, IArrowArray array, DecimalType type, int scale, string path)
    {
        byte[] values = new byte[array.Length * 16];
        Span<Int128> target = MemoryMarshal.Cast<byte, Int128>(values.AsSpan());
        for (int i = 0; i < target.Length; i++)
        {
            if (array.IsValid(i))
            {
                target[i] = ScaleUp(source[i], type.Scale - scale, type.Precision)
                    ?? throw Throw.ValueOutOfRange(path, type.ToString(), $"{source[i]}E-{scale}");
            }
        }

        return ArrowArrays.FixedWidth(new ArrowTypes.Decimal128Type(type.Precision, type.Scale), array.Length, values, ValidityBitmap.Of(array));
    }

    private static Int128 PowerOfTen(int exponent) => exponent == 0 ? Int128.One : 10 * PowerOfTen(exponent - 1);
}
