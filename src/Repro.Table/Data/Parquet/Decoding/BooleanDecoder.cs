using Apache.Arrow;
using Repro.Table.Data.Arrow;
using Repro.Table.Data.Parquet.Levels;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>Decodes booleans into bits.</summary>
internal sealed class BooleanDecoder : LeafDecoder
{
    /// <inheritdoc/>
    public override IArrowArray Decode(LeafChunk chunk, ReadOnlySpan<int> positions)
    {
        ReadOnlySpan<bool> source = ((LeafValues<bool>)chunk).Values;
        byte[] bits = new byte[BitUtility.ByteCount(positions.Length)];
        ValidityBitmap validity = new(positions.Length);
        for (int i = 0; i < positions.Length; i++)
        {
            if (positions[i] >= 0)
            {
                validity.SetValid(i);
                BitUtility.SetBit(bits, i, source[positions[i]]);
            }
        }

        return ArrowArrays.FixedWidth(ArrowTypes.BooleanType.Default, positions.Length, bits, validity);
    }
}
