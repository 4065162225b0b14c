using System.Text.Json;
using Apache.Arrow;

namespace Repro.Table.Data.Statistics;

/// <summary>The statistics of a column or of a field of nested structs.</summary>
internal abstract class StatisticsNode(string name, int ordinal)
{
    /// <summary>Gets the physical name.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the position among its siblings in the schema.</summary>
    public int Ordinal { get; } = ordinal;

    /// <summary>Sees the values of a batch.</summary>
    /// <param name="array">The values.</param>
    /// <param name="parentNulls">A byte per row, not zero where a struct around is null; empty if none is.</param>
    public abstract void Observe(IArrowArray array, ReadOnlySpan<byte> parentNulls);

    /// <summary>Settles the bounds; no batch may follow.</summary>
    public abstract void Complete();

    /// <summary>Returns whether there is anything to write for a side.</summary>
    public abstract bool HasBound(BoundSide side);

    public abstract void WriteBounds(BoundSide side, Utf8JsonWriter writer);

    public abstract void WriteNullCounts(Utf8JsonWriter writer);

    /// <summary>Adds the nulls of an array to those of its parents.</summary>
    /// <param name="array">The array.</param>
    /// <param name="parentNulls">The nulls of its parents; empty for none.</param>
    /// <param name="memory">As long as the array; may receive the result.</param>
    /// <returns>A byte per row, not zero where null; empty if nothing is.</returns>
    protected static ReadOnlySpan<byte> MergeNulls(IArrowArray array, ReadOnlySpan<byte> parentNulls, Span<byte> memory)
    {
        if (array.NullCount == 0)
        {
            return parentNulls;
        }

        ReadOnlySpan<byte> validity = array.Data.Buffers[0].Span;
        for (int row = 0; row < memory.Length; row++)
        {
            bool isNull = !BitUtility.GetBit(validity, array.Offset + row) || (!parentNulls.IsEmpty && parentNulls[row] != 0);
            memory[row] = isNull ? (byte)1 : (byte)0;
        }

        return memory;
    }
}
