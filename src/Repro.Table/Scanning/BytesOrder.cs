using Repro.Table.Expressions;

namespace Repro.Table.Scanning;

/// <summary>Strings by their UTF-8 bytes, and binaries.</summary>
internal readonly ref struct BytesOrder(
    ReadOnlySpan<int> offsets, ReadOnlySpan<byte> bytes, ReadOnlySpan<Literal> literals) : IColumnOrder
{
    private readonly ReadOnlySpan<int> _offsets = offsets;
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly ReadOnlySpan<Literal> _literals = literals;

    public int Compare(int row, int literal) =>
        _bytes[_offsets[row].._offsets[row + 1]].SequenceCompareTo(_literals[literal].Bytes);
}
