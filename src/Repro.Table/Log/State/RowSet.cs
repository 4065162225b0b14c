using System.Numerics;

namespace Repro.Table.Log.State;

/// <summary>A set of rows of one segment, a bit a row. Immutable: a changed set is a copy of at most 8 KiB.</summary>
internal sealed class RowSet
{
    private readonly ulong[] _words;

    private RowSet(ulong[] words)
    {
        _words = words;
        foreach (ulong word in words)
        {
            Count += BitOperations.PopCount(word);
        }
    }

    /// <summary>Gets the set without rows.</summary>
    public static RowSet Empty { get; } = new([]);

    /// <summary>Gets how many rows are in the set.</summary>
    public int Count { get; }

    /// <summary>Returns whether a row is in the set.</summary>
    public bool Contains(int row)
    {
        int word = row >> 6;
        return word < _words.Length && (_words[word] & (1UL << row)) != 0;
    }

    /// <summary>Returns the set of the rows whose bits are set.</summary>
    /// <param name="words">A bit a row, 64 to a word, the lowest first; copied.</param>
    public static RowSet Of(ReadOnlySpan<ulong> words) => new(words.ToArray());

    /// <summary>Clears the bits of the rows of this set.</summary>
    /// <param name="words">A bit a row; at least as many as the segment has rows.</param>
    public void RemoveFrom(Span<ulong> words)
    {
        for (int i = 0; i < _words.Length; i++)
        {
            words[i] &= ~_words[i];
        }
    }

    /// <summary>Builds a set, starting from another one that is not changed.</summary>
    public struct Builder
    {
        private ulong[]? _words;
        private RowSet _start;

        public Builder(RowSet start)
        {
            _start = start;
        }

        /// <summary>Adds a row of a segment.</summary>
        /// <param name="row">The row.</param>
        /// <param name="rowCount">The rows of the segment.</param>
        public void Add(int row, int rowCount)
        {
            if (_words is null)
            {
                _words = new ulong[(rowCount + 63) >> 6];
                _start._words.CopyTo(_words, 0);
            }

            _words[row >> 6] |= 1UL << row;
        }

        /// <summary>Returns the set; the starting one itself if nothing was added.</summary>
        public RowSet Build()
        {
            RowSet built = _words is null ? _start : new RowSet(_words);
            _start = built;
            _words = null;
            return built;
        }
    }
}
