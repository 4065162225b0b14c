namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>Takes microseconds.</summary>
internal readonly struct Microseconds(LeafContext context) : IValueConverter<long, long>
{
    /// <inheritdoc/>
    public long Convert(long value) => value >= context.Calendar.Microseconds ? value : throw context.HybridCalendar();
}
