using Apache.Arrow;
using Repro.Table.Data.Parquet.Levels;

namespace Repro.Table.Data.Parquet.Reading;

/// <summary>A column, or a part of one, as it is to be read: what was asked for, joined with what the file has.</summary>
internal abstract class ReadNode
{
    /// <summary>Gets the leaves of the file that it needs, by their position among all leaves.</summary>
    public abstract IEnumerable<int> Leaves { get; }

    /// <summary>Makes the array of the window at which the leaves stand.</summary>
    /// <param name="length">How many slots it has.</param>
    /// <param name="leaves">The leaves of the row group.</param>
    /// <exception cref="InvalidDataException">The levels of the leaves contradict each other.</exception>
    public abstract IArrowArray Assemble(int length, IReadOnlyDictionary<int, LeafChunk> leaves);
}
