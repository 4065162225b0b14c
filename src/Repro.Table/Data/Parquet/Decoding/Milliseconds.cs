namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>Takes milliseconds.</summary>
internal readonly struct Milliseconds(LeafContext context) : IValueConverter<long, long>
{
    private readonly Microseconds _inner = new(context);

    /// <inheritdoc/>
    public long Convert(long value) =>
        value is <= long.MaxValue / 1000 and >= long.MinValue / 1000
            ? _inner.Convert(value * 1000)
            : throw context.OutOfRange($"{value} ms");
}
