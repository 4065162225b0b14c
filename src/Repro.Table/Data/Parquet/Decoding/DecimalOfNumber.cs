using System.Numerics;

namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>Takes an unscaled decimal of 32 or 64 bits.</summary>
internal readonly struct DecimalOfNumber<T>(LeafContext context, DecimalScaling scaling) : IValueConverter<T, Int128>
    where T : INumberBase<T>
{
    /// <inheritdoc/>
    public Int128 Convert(T value) =>
        scaling.Apply(Int128.CreateTruncating(value)) ?? throw context.OutOfRange($"{value} (unscaled)");
}
