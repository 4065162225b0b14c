using System.Runtime.InteropServices;
using Apache.Arrow;
using Repro.Table.Data.Arrow;
using Repro.Table.Data.Parquet.Levels;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Parquet.Reading;

/// <summary>A list.</summary>
internal sealed class ListNode(ArrowTypes.ListType type, ListLevels levels, ReadNode element) : ReadNode
{
    /// <inheritdoc/>
    public override IEnumerable<int> Leaves => element.Leaves.Append(levels.Witness);

    /// <inheritdoc/>
    public override IArrowArray Assemble(int length, IReadOnlyDictionary<int, LeafChunk> leaves)
    {
        byte[] offsets = levels.Offsets(length, leaves);
        int count = MemoryMarshal.Cast<byte, int>(offsets.AsSpan())[length];
        return ArrowArrays.List(type, length, offsets, element.Assemble(count, leaves), levels.Validity(length, leaves));
    }
}
