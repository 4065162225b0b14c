namespace Repro.Table.Data.Parquet.Reading;

/// <summary>Bytes of a file.</summary>
/// <param name="Offset">The first byte.</param>
/// <param name="Length">How many there are.</param>
internal readonly record struct ByteRange(long Offset, int Length)
{
    private const int MaxCoalescedSizeInBytes = 64 << 20;

    /// <summary>Joins ranges that touch, up to a size: fewer requests, and not a byte more.</summary>
    public static IReadOnlyList<ByteRange> Coalesce(IEnumerable<ByteRange> ranges)
    {
        List<ByteRange> result = [];
        foreach (ByteRange range in ranges.OrderBy(r => r.Offset))
        {
            if (result.Count > 0
                && result[^1].Offset + result[^1].Length == range.Offset
                && (long)result[^1].Length + range.Length <= MaxCoalescedSizeInBytes)
            {
                result[^1] = result[^1] with { Length = result[^1].Length + range.Length };
            }
            else
            {
                result.Add(range);
            }
        }

        return result;
    }
}
