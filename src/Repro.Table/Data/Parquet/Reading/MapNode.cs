using System.Runtime.InteropServices;
using Apache.Arrow;
using Repro.Table.Data.Arrow;
using Repro.Table.Data.Parquet.Levels;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Parquet.Reading;

/// <summary>A map.</summary>
internal sealed class MapNode(ArrowTypes.MapType type, ListLevels levels, ReadNode key, ReadNode value) : ReadNode
{
    /// <inheritdoc/>
    public override IEnumerable<int> Leaves => key.Leaves.Concat(value.Leaves).Append(levels.Witness);

    /// <inheritdoc/>
    public override IArrowArray Assemble(int length, IReadOnlyDictionary<int, LeafChunk> leaves)
    {
        byte[] offsets = levels.Offsets(length, leaves);
        int count = MemoryMarshal.Cast<byte, int>(offsets.AsSpan())[length];
        IArrowArray entries = ArrowArrays.Entries(type, key.Assemble(count, leaves), value.Assemble(count, leaves));
        return ArrowArrays.List(type, length, offsets, entries, levels.Validity(length, leaves));
    }
}
