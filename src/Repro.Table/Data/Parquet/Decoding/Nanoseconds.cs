namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>Takes nanoseconds, cut down to the microsecond: what a table cannot hold is not there for any reader.</summary>
internal readonly struct Nanoseconds(LeafContext context) : IValueConverter<long, long>
{
    private readonly Microseconds _inner = new(context);

    /// <inheritdoc/>
    public long Convert(long value) => _inner.Convert((value / 1000) - (value % 1000 < 0 ? 1 : 0));
}
