using Repro.Table.Errors;

namespace Repro.Table.Data.Parquet.Levels;

/// <summary>Values in a row that grow at the end. Not thread safe.</summary>
internal sealed class GrowableBuffer<T>
{
    private T[] _items = [];

    /// <summary>Gets how many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the values; valid until the next change.</summary>
    public ReadOnlySpan<T> Span => _items.AsSpan(0, Count);

    /// <summary>Gets the values; valid until the next change.</summary>
    public ReadOnlyMemory<T> Memory => _items.AsMemory(0, Count);

    /// <summary>Appends a value.</summary>
    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            Grow(1);
        }

        _items[Count++] = item;
    }

    /// <summary>Appends room for values.</summary>
    /// <returns>The room, to be filled at once.</returns>
    public Span<T> Append(int count)
    {
        if (count > _items.Length - Count)
        {
            Grow(count);
        }

        Count += count;
        return _items.AsSpan(Count - count, count);
    }

    /// <summary>Forgets the values and keeps the memory.</summary>
    public void Clear() => Count = 0;

    private void Grow(int count)
    {
        long needed = (long)Count + count;
        if (needed > System.Array.MaxLength)
        {
            throw Throw.LimitExceeded("MaxRowGroupSizeInBytes", needed, System.Array.MaxLength, "One column of a row group");
        }

        long wanted = Math.Max(Math.Max(2L * _items.Length, 64), needed);
        System.Array.Resize(ref _items, (int)Math.Min(wanted, System.Array.MaxLength));
    }
}
