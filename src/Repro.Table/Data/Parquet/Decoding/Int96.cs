using System.Buffers.Binary;

namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>Takes INT96: nanoseconds of the day, then the Julian day; cut down to the microsecond.</summary>
internal readonly struct Int96(LeafContext context) : IValueConverter<ReadOnlyMemory<byte>, long>
{
    private const int JulianDayOfEpoch = 2_440_588;
    private const long MicrosecondsPerDay = 86_400_000_000;

    /// <inheritdoc/>
    public long Convert(ReadOnlyMemory<byte> value)
    {
        long nanoseconds = BinaryPrimitives.ReadInt64LittleEndian(value.Span);
        long day = (long)BinaryPrimitives.ReadInt32LittleEndian(value.Span[sizeof(long)..]) - JulianDayOfEpoch;
        Int128 result = ((Int128)day * MicrosecondsPerDay) + (nanoseconds / 1000) - (nanoseconds % 1000 < 0 ? 1 : 0);
        if (result != (long)result)
        {
            throw context.OutOfRange($"day {day}");
        }

        return (long)result >= context.Calendar.Int96Microseconds ? (long)result : throw context.HybridCalendar();
    }
}
