using Apache.Arrow;

namespace Repro.Table.Data.Parquet.Levels;

/// <summary>Answers quickly which slots of an array hold a value, slices included.</summary>
internal readonly ref struct ArrayValidity
{
    private readonly ReadOnlySpan<byte> _bits;
    private readonly int _offset;

    public ArrayValidity(IArrowArray array)
    {
        _offset = array.Data.Offset;
        _bits = array.NullCount > 0 ? array.Data.Buffers[0].Span : default;
    }

    /// <summary>Returns whether a slot holds a value.</summary>
    public bool IsValid(int position) => _bits.IsEmpty || BitUtility.GetBit(_bits, _offset + position);
}
