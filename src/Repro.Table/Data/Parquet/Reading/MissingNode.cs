using Apache.Arrow;
using Repro.Table.Data.Arrow;
using Repro.Table.Data.Parquet.Levels;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Parquet.Reading;

/// <summary>A column that the file does not have: null.</summary>
internal sealed class MissingNode(ArrowTypes.IArrowType type) : ReadNode
{
    /// <inheritdoc/>
    public override IEnumerable<int> Leaves => [];

    /// <inheritdoc/>
    public override IArrowArray Assemble(int length, IReadOnlyDictionary<int, LeafChunk> leaves) => ArrowArrays.Nulls(type, length);
}
