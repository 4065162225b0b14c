using Repro.Table.Data.Arrow;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Data.Parquet.Levels;

namespace Repro.Table.Data.Parquet.Reading;

/// <summary>Where a list or a map stands among the levels of the leaves below it.</summary>
/// <param name="Repeated">The repeated node: one for each element or entry.</param>
/// <param name="Witness">A leaf below it.</param>
/// <param name="SlotLevel">The definition level of the nearest repeated node around the list.</param>
/// <param name="DefinitionLevel">The definition level from which on the list itself is not null.</param>
internal sealed record ListLevels(ParquetNode Repeated, int Witness, int SlotLevel, int DefinitionLevel)
{
    /// <summary>Returns which lists of the window are not null.</summary>
    public ValidityBitmap Validity(int length, IReadOnlyDictionary<int, LeafChunk> leaves) =>
        LevelAssembler.Validity(leaves[Witness], length, SlotLevel, Repeated.RepetitionLevel - 1, DefinitionLevel);

    /// <summary>Returns where each list of the window begins among its elements.</summary>
    public byte[] Offsets(int length, IReadOnlyDictionary<int, LeafChunk> leaves) =>
        LevelAssembler.Offsets(leaves[Witness], length, SlotLevel, Repeated.RepetitionLevel, Repeated.DefinitionLevel);
}
