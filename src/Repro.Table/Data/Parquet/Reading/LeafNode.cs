using System.Buffers;
using Apache.Arrow;
using Repro.Table.Data.Parquet.Decoding;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Data.Parquet.Levels;

namespace Repro.Table.Data.Parquet.Reading;

/// <summary>A leaf.</summary>
internal sealed class LeafNode(ParquetNode leaf, LeafDecoder decoder, int slotLevel) : ReadNode
{
    /// <inheritdoc/>
    public override IEnumerable<int> Leaves => [leaf.LeafIndex];

    /// <inheritdoc/>
    public override IArrowArray Assemble(int length, IReadOnlyDictionary<int, LeafChunk> leaves)
    {
        LeafChunk chunk = leaves[leaf.LeafIndex];
        int[] positions = ArrayPool<int>.Shared.Rent(length);
        try
        {
            LevelAssembler.Values(chunk, slotLevel, positions.AsSpan(0, length));
            return decoder.Decode(chunk, positions.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<int>.Shared.Return(positions);
        }
    }
}
