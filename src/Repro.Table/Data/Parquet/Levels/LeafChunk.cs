using System.Buffers;
using Repro.Table.Data.Parquet.Layout;

namespace Repro.Table.Data.Parquet.Levels;

/// <summary>The levels of a leaf in one row group, and the window of rows that is being assembled.</summary>
/// <remarks>Owns pooled memory until it is disposed. Not thread safe.</remarks>
internal abstract class LeafChunk : IDisposable
{
    private int _valueCount;

    /// <summary>Rents memory for levels, all zero.</summary>
    protected LeafChunk(ParquetNode leaf, int slotCount)
    {
        Leaf = leaf;
        SlotCount = slotCount;
        DefinitionLevels = Rent(slotCount);
        RepetitionLevels = leaf.RepetitionLevel > 0 ? Rent(slotCount) : [];
    }

    /// <summary>Gets the leaf.</summary>
    public ParquetNode Leaf { get; }

    /// <summary>Gets how many slots the row group has.</summary>
    public int SlotCount { get; }

    /// <summary>Gets the definition levels of the window.</summary>
    public ReadOnlySpan<int> Definition => DefinitionLevels.AsSpan(Start, End - Start);

    /// <summary>Gets the repetition levels of the window; empty if the leaf is not repeated, then all are 0.</summary>
    public ReadOnlySpan<int> Repetition => Leaf.RepetitionLevel == 0 ? default : RepetitionLevels.AsSpan(Start, End - Start);

    /// <summary>Gets the position of the first value of the window among the values of the row group.</summary>
    public int FirstValue { get; private set; }

    /// <summary>Gets the rented definition levels.</summary>
    protected int[] DefinitionLevels { get; }

    /// <summary>Gets the rented repetition levels.</summary>
    protected int[] RepetitionLevels { get; }

    private int Start { get; set; }

    private int End { get; set; }

    /// <summary>Moves the window to the rows that follow it.</summary>
    /// <exception cref="InvalidDataException">There are not as many.</exception>
    public void Advance(int rowCount)
    {
        Start = End;
        FirstValue += _valueCount;
        End = Leaf.RepetitionLevel == 0 ? Start + rowCount : EndOfRows(rowCount);
        if (End > SlotCount)
        {
            throw new InvalidDataException($"the column '{string.Join('.', Leaf.Path)}' has fewer rows than its row group");
        }

        _valueCount = Definition.Count(Leaf.DefinitionLevel);
    }

    /// <summary>Throws if slots are left after the last row.</summary>
    public void EnsureAtEnd()
    {
        if (End != SlotCount)
        {
            throw new InvalidDataException($"the column '{string.Join('.', Leaf.Path)}' has more rows than its row group");
        }
    }

    /// <summary>Gives the memory back.</summary>
    public virtual void Dispose()
    {
        ArrayPool<int>.Shared.Return(DefinitionLevels);
        if (RepetitionLevels.Length > 0)
        {
            ArrayPool<int>.Shared.Return(RepetitionLevels);
        }
    }

    private int EndOfRows(int rowCount)
    {
        int end = Start;
        int rows = 0;
        for (; end < SlotCount; end++)
        {
            if (RepetitionLevels[end] == 0 && ++rows > rowCount)
            {
                return end;
            }
        }

        return rows == rowCount ? end : SlotCount + 1;
    }

    private static int[] Rent(int length)
    {
        int[] levels = ArrayPool<int>.Shared.Rent(Math.Max(length, 1));
        levels.AsSpan().Clear();
        return levels;
    }
}
