using System.Numerics;
using Apache.Arrow;
using Parquet.Data;
using Repro.Table.Data.Arrow;
using Repro.Table.Errors;
using Repro.Table.Schemas;

namespace Repro.Table.Data.Parquet.Writing;

/// <summary>How the values of each Arrow array become those of the physical type that they are stored as.</summary>
internal static class Gathers
{
    /// <summary>Takes numbers, widened where Parquet has no type as narrow.</summary>
    public static void Numbers<TFrom, TTo>(IArrowArray array, ReadOnlySpan<int> positions, Span<TTo> destination)
        where TFrom : struct, INumberBase<TFrom>
        where TTo : struct, INumberBase<TTo>
    {
        ReadOnlySpan<TFrom> values = ((PrimitiveArray<TFrom>)array).Values;
        for (int i = 0; i < positions.Length; i++)
        {
            destination[i] = TTo.CreateTruncating(values[positions[i]]);
        }
    }

    /// <summary>Takes booleans from bits.</summary>
    public static void Booleans(IArrowArray array, ReadOnlySpan<int> positions, Span<bool> destination)
    {
        ReadOnlySpan<byte> bits = ((BooleanArray)array).ValueBuffer.Span;
        for (int i = 0; i < positions.Length; i++)
        {
            destination[i] = BitUtility.GetBit(bits, array.Offset + positions[i]);
        }
    }

    /// <summary>Takes decimals of at most 18 digits, unscaled.</summary>
    public static Gather<T> Decimals<T>(DecimalType type, string path)
        where T : struct, INumberBase<T> => (array, positions, destination) =>
    {
        ReadOnlySpan<Int128> values = DecimalCasts.ValuesOf((Decimal128Array)array);
        for (int i = 0; i < positions.Length; i++)
        {
            destination[i] = T.CreateTruncating(Checked(values[positions[i]], type, path));
        }
    };

    /// <summary>Takes decimals of up to 38 digits.</summary>
    public static Gather<BigDecimal> BigDecimals(DecimalType type, string path) => (array, positions, destination) =>
    {
        ReadOnlySpan<Int128> values = DecimalCasts.ValuesOf((Decimal128Array)array);
        for (int i = 0; i < positions.Length; i++)
        {
            destination[i] = new BigDecimal(Checked(values[positions[i]], type, path), type.Precision, type.Scale);
        }
    };

    /// <summary>Refuses a value with more digits than its type has: Arrow does not check, and the bytes would be another number.</summary>
    private static Int128 Checked(Int128 unscaled, DecimalType type, string path) =>
        DecimalCasts.Fits(unscaled, type.Precision) ? unscaled : throw Throw.ValueOutOfRange(path, type.ToString(), $"{unscaled}E-{type.Scale}");
}
