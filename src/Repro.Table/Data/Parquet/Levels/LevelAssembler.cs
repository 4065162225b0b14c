using System.Runtime.InteropServices;
using Repro.Table.Data.Arrow;

namespace Repro.Table.Data.Parquet.Levels;

/// <summary>Reads from the levels of a leaf what its ancestors look like: nulls, lists, and where its own values belong.</summary>
/// <remarks>
/// A node has a slot wherever the nearest repeated node around it is present (<c>slotLevel</c>, 0 without one) and no node
/// further in repeats (<c>repetitionLevel</c>, that of the node). It is present from its own definition level on.
/// </remarks>
internal static class LevelAssembler
{
    /// <summary>Marks the slots in which a node is present.</summary>
    /// <param name="chunk">A leaf below the node, or the node itself.</param>
    /// <param name="length">How many slots the node has in the window.</param>
    /// <param name="slotLevel">The definition level of the nearest repeated node above.</param>
    /// <param name="repetitionLevel">The repetition level of the node.</param>
    /// <param name="definitionLevel">The definition level of the node.</param>
    public static ValidityBitmap Validity(LeafChunk chunk, int length, int slotLevel, int repetitionLevel, int definitionLevel)
    {
        ReadOnlySpan<int> definition = chunk.Definition;
        ReadOnlySpan<int> repetition = chunk.Repetition;
        ValidityBitmap validity = new(length);
        int slot = 0;
        for (int i = 0; i < definition.Length; i++)
        {
            if (definition[i] >= slotLevel && (repetition.IsEmpty || repetition[i] <= repetitionLevel))
            {
                Ensure(slot < length);
                if (definition[i] >= definitionLevel)
                {
                    validity.SetValid(slot);
                }

                slot++;
            }
        }

        Ensure(slot == length);
        return validity;
    }

    /// <summary>Counts the elements of lists.</summary>
    /// <param name="chunk">A leaf below the list.</param>
    /// <param name="length">How many slots the list has in the window.</param>
    /// <param name="slotLevel">The definition level of the nearest repeated node above the list.</param>
    /// <param name="elementRepetitionLevel">The repetition level of the repeated node of the list.</param>
    /// <param name="elementDefinitionLevel">The definition level of the repeated node of the list.</param>
    /// <returns><c>length + 1</c> 32-bit offsets, from 0.</returns>
    public static byte[] Offsets(
        LeafChunk chunk, int length, int slotLevel, int elementRepetitionLevel, int elementDefinitionLevel)
    {
        byte[] result = ArrowArrays.NewOffsets(length);
        Span<int> offsets = MemoryMarshal.Cast<byte, int>(result.AsSpan());
        ReadOnlySpan<int> definition = chunk.Definition;
        ReadOnlySpan<int> repetition = chunk.Repetition;
        int slot = 0;
        int elements = 0;
        for (int i = 0; i < definition.Length; i++)
        {
            if (definition[i] < slotLevel || repetition[i] > elementRepetitionLevel)
            {
                continue;
            }

            if (repetition[i] < elementRepetitionLevel)
            {
                Ensure(slot < length);
                offsets[slot++] = elements;
            }

            elements += definition[i] >= elementDefinitionLevel ? 1 : 0;
        }

        Ensure(slot == length);
        offsets[length] = elements;
        return result;
    }

    /// <summary>Finds the value of each slot of a leaf.</summary>
    /// <param name="chunk">The leaf.</param>
    /// <param name="slotLevel">The definition level of the nearest repeated node above it, or its own if it repeats itself.</param>
    /// <param name="positions">Takes for each slot the position among the values of the row group, or -1 for null.</param>
    public static void Values(LeafChunk chunk, int slotLevel, Span<int> positions)
    {
        ReadOnlySpan<int> definition = chunk.Definition;
        int present = chunk.Leaf.DefinitionLevel;
        int value = chunk.FirstValue;
        int slot = 0;
        for (int i = 0; i < definition.Length; i++)
        {
            if (definition[i] >= slotLevel)
            {
                Ensure(slot < positions.Length);
                positions[slot++] = definition[i] == present ? value++ : LevelEntries.Absent;
            }
        }

        Ensure(slot == positions.Length);
    }

    private static void Ensure(bool isConsistent)
    {
        if (!isConsistent)
        {
            throw new InvalidDataException("its columns disagree about the length of a list");
        }
    }
}
