namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>Takes days.</summary>
internal readonly struct Days(LeafContext context) : IValueConverter<int, int>
{
    /// <inheritdoc/>
    public int Convert(int value) => value >= context.Calendar.Day ? value : throw context.HybridCalendar();
}
