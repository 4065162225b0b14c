namespace Repro.Table.Log.State;

/// <summary>Byte strings of a column, one behind the other, each given by two offsets. Immutable once built.</summary>
internal readonly struct ByteArena
{
    private readonly byte[] _bytes;
    private readonly int[] _offsets;

    private ByteArena(byte[] bytes, int[] offsets)
    {
        _bytes = bytes;
        _offsets = offsets;
    }

    /// <summary>Gets the bytes of all rows.</summary>
    public int Length => _bytes.Length;

    /// <summary>Gets the bytes of a row; empty where the row has none.</summary>
    public ReadOnlySpan<byte> this[int row] => _bytes.AsSpan(_offsets[row].._offsets[row + 1]);

    /// <summary>Collects the byte strings of one column, in row order.</summary>
    public sealed class Builder
    {
        private byte[] _bytes = new byte[256];
        private int[] _offsets = new int[16];
        private int _count;
        private int _open;

        /// <summary>Gets the number of finished rows.</summary>
        public int Count => _count;

        /// <summary>Gets the bytes of all finished rows.</summary>
        public int Length => _offsets[_count];

        /// <summary>Gets the bytes of a finished row; valid until the next change.</summary>
        public ReadOnlySpan<byte> this[int row] => _bytes.AsSpan(_offsets[row].._offsets[row + 1]);

        /// <summary>Returns room for the bytes of the row that is being built, which may be used only in part.</summary>
        public Span<byte> GetSpan(int sizeHint)
        {
            int needed = checked(Length + sizeHint);
            if (needed > _bytes.Length)
            {
                Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max((long)_bytes.Length * 2, needed)));
            }

            return _bytes.AsSpan(Length, sizeHint);
        }

        /// <summary>Says how many bytes of <see cref="GetSpan"/> the row has.</summary>
        public void Advance(int count) => _open = count;

        /// <summary>Takes a copy of the bytes as those of the row that is being built.</summary>
        public void Set(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(GetSpan(bytes.Length));
            Advance(bytes.Length);
        }

        /// <summary>Finishes the row; one that was given no bytes is empty.</summary>
        public void EndRow()
        {
            if (_count + 2 > _offsets.Length)
            {
                Array.Resize(ref _offsets, _offsets.Length * 2);
            }

            _offsets[_count + 1] = _offsets[_count] + _open;
            _count++;
            _open = 0;
        }

        /// <summary>Returns the column in arrays of just its size.</summary>
        public ByteArena Build() => new(_bytes.AsSpan(0, Length).ToArray(), _offsets.AsSpan(0, _count + 1).ToArray());
    }
}
