namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>Takes an unscaled decimal in big-endian bytes of any length.</summary>
internal readonly struct DecimalOfBytes(LeafContext context, DecimalScaling scaling) : IValueConverter<ReadOnlyMemory<byte>, Int128>
{
    /// <inheritdoc/>
    public Int128 Convert(ReadOnlyMemory<byte> value)
    {
        ReadOnlySpan<byte> bytes = value.Span;
        Int128 unscaled = bytes.Length > 0 && (sbyte)bytes[0] < 0 ? -1 : 0;
        foreach (byte next in bytes)
        {
            // More than 16 bytes are fine as long as the bits that fall out are copies of the sign.
            unscaled = unscaled >> 119 is var top && (top == 0 || top == -1)
                ? (unscaled << 8) | next
                : throw context.OutOfRange("more than 128 bits");
        }

        return scaling.Apply(unscaled) ?? throw context.OutOfRange($"{unscaled} (unscaled)");
    }
}
