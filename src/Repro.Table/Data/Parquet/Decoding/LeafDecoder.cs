using Apache.Arrow;
using Repro.Table.Data.Parquet.Levels;

namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>Makes an Arrow array of one Delta type from the values of a leaf.</summary>
internal abstract class LeafDecoder
{
    /// <summary>Makes the array.</summary>
    /// <param name="chunk">The leaf, read with the physical type that this decoder is for.</param>
    /// <param name="positions">For each slot of the array the position of its value, or -1 for null.</param>
    public abstract IArrowArray Decode(LeafChunk chunk, ReadOnlySpan<int> positions);
}
