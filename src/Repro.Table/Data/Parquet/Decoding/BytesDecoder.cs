using System.Runtime.InteropServices;
using Apache.Arrow;
using Repro.Table.Data.Arrow;
using Repro.Table.Data.Parquet.Levels;
using Repro.Table.Errors;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>Decodes text and bytes, which are never looked into.</summary>
internal sealed class BytesDecoder(ArrowTypes.IArrowType type) : LeafDecoder
{
    /// <inheritdoc/>
    /// <exception cref="LimitExceededException">The batch would hold more bytes than an array can.</exception>
    public override IArrowArray Decode(LeafChunk chunk, ReadOnlySpan<int> positions)
    {
        ReadOnlySpan<ReadOnlyMemory<byte>> source = ((LeafValues<ReadOnlyMemory<byte>>)chunk).Values;
        byte[] offsets = ArrowArrays.NewOffsets(positions.Length);
        Span<int> ends = MemoryMarshal.Cast<byte, int>(offsets.AsSpan())[1..];
        ValidityBitmap validity = new(positions.Length);
        long total = 0;
        for (int i = 0; i < positions.Length; i++)
        {
            if (positions[i] >= 0)
            {
                validity.SetValid(i);
                total += source[positions[i]].Length;
            }

            ends[i] = total <= System.Array.MaxLength
                ? (int)total
                : throw Throw.LimitExceeded("MaxBatchRows", total, System.Array.MaxLength, "The text of one column in one batch");
        }

        byte[] bytes = new byte[total];
        int start = 0;
        for (int i = 0; i < positions.Length; i++)
        {
            if (positions[i] >= 0)
            {
                source[positions[i]].Span.CopyTo(bytes.AsSpan(start));
                start = ends[i];
            }
        }

        return ArrowArrays.Bytes(type, positions.Length, offsets, bytes, validity);
    }
}
