using System.Numerics;

namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>Takes an unsigned 32-bit number, which the file holds in a signed one, if it fits.</summary>
internal readonly struct Unsigned32<TOut>(LeafContext context) : IValueConverter<int, TOut>
    where TOut : INumberBase<TOut>
{
    private readonly Signed<long, TOut> _inner = new(context);

    /// <inheritdoc/>
    public TOut Convert(int value) => _inner.Convert((uint)value);
}
