using Apache.Arrow;
using Repro.Table.Data.Arrow;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Data.Parquet.Levels;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Parquet.Reading;

/// <summary>A struct; its nulls are read from one of its leaves, also when none of its fields was asked for.</summary>
/// <param name="type">The type asked for.</param>
/// <param name="group">The struct of the file.</param>
/// <param name="witness">A leaf below it.</param>
/// <param name="fields">The fields asked for.</param>
/// <param name="slotLevel">The definition level of the nearest repeated node around it.</param>
internal sealed class StructNode(
    ArrowTypes.IArrowType type, ParquetNode group, int witness, IReadOnlyList<ReadNode> fields, int slotLevel) : ReadNode
{
    /// <inheritdoc/>
    public override IEnumerable<int> Leaves => fields.SelectMany(f => f.Leaves).Append(witness);

    /// <inheritdoc/>
    public override IArrowArray Assemble(int length, IReadOnlyDictionary<int, LeafChunk> leaves)
    {
        ValidityBitmap validity =
            LevelAssembler.Validity(leaves[witness], length, slotLevel, group.RepetitionLevel, group.DefinitionLevel);
        return ArrowArrays.Struct(type, length, [.. fields.Select(f => f.Assemble(length, leaves))], validity);
    }
}
