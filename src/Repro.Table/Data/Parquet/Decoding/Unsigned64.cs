namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>Takes an unsigned 64-bit number, which the file holds in a signed one, if it fits.</summary>
internal readonly struct Unsigned64(LeafContext context) : IValueConverter<long, long>
{
    /// <inheritdoc/>
    public long Convert(long value) => value >= 0 ? value : throw context.OutOfRange($"{(ulong)value}");
}
