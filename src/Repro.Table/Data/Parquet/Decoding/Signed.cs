using System.Numerics;

namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>Takes a signed whole number into a type that may be narrower, if it fits.</summary>
internal readonly struct Signed<TIn, TOut>(LeafContext context) : IValueConverter<TIn, TOut>
    where TIn : INumberBase<TIn>
    where TOut : INumberBase<TOut>
{
    /// <inheritdoc/>
    public TOut Convert(TIn value)
    {
        TOut result = TOut.CreateTruncating(value);
        return TIn.CreateTruncating(result) == value ? result : throw context.OutOfRange($"{value}");
    }
}
