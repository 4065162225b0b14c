using System.Runtime.InteropServices;
using Apache.Arrow;
using Repro.Table.Errors;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Arrow;

/// <summary>Which elements a list array shows, and where each list begins among them: offsets from 0, whatever the layout was.</summary>
internal readonly struct ListRanges
{
    private ListRanges(int start, int count, byte[] offsets)
    {
        Start = start;
        Count = count;
        Offsets = offsets;
    }

    /// <summary>Gets the first element shown, as a position in the array of values.</summary>
    public int Start { get; }

    /// <summary>Gets how many elements are shown.</summary>
    public int Count { get; }

    /// <summary>Gets the 32-bit offsets of the lists, relative to <see cref="Start"/>.</summary>
    public byte[] Offsets { get; }

    /// <summary>Reads a list or a map.</summary>
    public static ListRanges Of(ListArray array)
    {
        if (array.Length == 0)
        {
            return new ListRanges(0, 0, ArrowArrays.NewOffsets(0));
        }

        ReadOnlySpan<int> source = array.ValueOffsets;
        byte[] offsets = ArrowArrays.NewOffsets(array.Length);
        Span<int> target = MemoryMarshal.Cast<byte, int>(offsets.AsSpan());
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = source[i] - source[0];
        }

        return new ListRanges(source[0], target[^1], offsets);
    }

    /// <summary>Reads a list with 64-bit offsets.</summary>
    /// <exception cref="SchemaMismatchException">It shows more elements than 32-bit offsets can count.</exception>
    public static ListRanges Of(LargeListArray array, string path)
    {
        if (array.Length == 0)
        {
            return new ListRanges(0, 0, ArrowArrays.NewOffsets(0));
        }

        ReadOnlySpan<long> source = array.ValueOffsets;
        if (source[array.Length] > int.MaxValue)
        {
            throw Throw.ValueOutOfRange(path, "a batch", $"{source[array.Length]} elements");
        }

        byte[] offsets = ArrowArrays.NewOffsets(array.Length);
        Span<int> target = MemoryMarshal.Cast<byte, int>(offsets.AsSpan());
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = (int)(source[i] - source[0]);
        }

        return new ListRanges((int)source[0], target[^1], offsets);
    }

    /// <summary>Reads a list whose elements are counted by its type.</summary>
    public static ListRanges Of(FixedSizeListArray array)
    {
        int size = ((ArrowTypes.FixedSizeListType)array.Data.DataType).ListSize;
        byte[] offsets = ArrowArrays.NewOffsets(array.Length);
        Span<int> target = MemoryMarshal.Cast<byte, int>(offsets.AsSpan());
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = i * size;
        }

        return new ListRanges(array.Offset * size, array.Length * size, offsets);
    }
}
