namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>Takes days as local times at midnight. Protocol: Type Widening.</summary>
internal readonly struct DaysToMicroseconds(LeafContext context) : IValueConverter<int, long>
{
    private const long MicrosecondsPerDay = 86_400_000_000;

    private readonly Days _inner = new(context);

    /// <inheritdoc/>
    public long Convert(int value)
    {
        Int128 result = (Int128)_inner.Convert(value) * MicrosecondsPerDay;
        return result == (long)result ? (long)result : throw context.OutOfRange($"day {value}");
    }
}
