using System.Runtime.InteropServices;

namespace Repro.Table.Log.State;

/// <summary>Finds a logical file by its key: an open-addressing table over the key columns of segments.</summary>
/// <remarks>
/// Mutable and not thread safe: the newest state of a table owns one and a refresh moves it forward. It holds 16 bytes a slot
/// and no copy of a key; bytes are compared in the segment on every hash hit.
/// </remarks>
internal sealed class FileIndex
{
    private const int Empty = -1;
    private const int Deleted = -2;

    private readonly List<KeyColumn> _columns = [];
    private Slot[] _slots = NewSlots(64);
    private int _used;

    /// <summary>Gets how many keys can be found.</summary>
    public int Count { get; private set; }

    /// <summary>Takes note of a key column, whose rows may then be added.</summary>
    /// <returns>The number by which the column is known here.</returns>
    public int AddColumn(KeyColumn column)
    {
        _columns.Add(column);
        return _columns.Count - 1;
    }

    /// <summary>Finds a key.</summary>
    /// <returns>Where it is; null if it is not here.</returns>
    public FileLocation? Find(FileKey key)
    {
        int slot = FindSlot(key);
        return slot < 0 ? null : new FileLocation(_slots[slot].Column, _slots[slot].Row);
    }

    /// <summary>Makes a row the place of its key, unless the key has a place.</summary>
    /// <returns>The place that the key has and keeps; null if the row is its place now.</returns>
    public FileLocation? TryAdd(int column, int row)
    {
        FileKey key = _columns[column][row];
        int slot = FindSlot(key);
        if (slot >= 0)
        {
            return new FileLocation(_slots[slot].Column, _slots[slot].Row);
        }

        if ((_used + 1) * 4 > _slots.Length * 3)
        {
            Grow();
        }

        Insert(new Slot(key.Hash, column, row));
        Count++;
        return null;
    }

    /// <summary>Forgets a key.</summary>
    /// <returns>The place that it had; null if it was not here.</returns>
    public FileLocation? Remove(FileKey key)
    {
        int slot = FindSlot(key);
        if (slot < 0)
        {
            return null;
        }

        FileLocation before = new(_slots[slot].Column, _slots[slot].Row);
        _slots[slot] = new Slot(0, Deleted, 0);
        Count--;
        return before;
    }

    private static Slot[] NewSlots(int length)
    {
        Slot[] slots = new Slot[length];
        slots.AsSpan().Fill(new Slot(0, Empty, 0));
        return slots;
    }

    private int FindSlot(FileKey key)
    {
        int mask = _slots.Length - 1;
        for (int slot = (int)key.Hash & mask; _slots[slot].Column != Empty; slot = (slot + 1) & mask)
        {
            ref readonly Slot candidate = ref _slots[slot];
            if (candidate.Column >= 0 && candidate.Hash == key.Hash && _columns[candidate.Column][candidate.Row].Matches(key))
            {
                return slot;
            }
        }

        return -1;
    }

    private void Insert(Slot entry)
    {
        int mask = _slots.Length - 1;
        int slot = (int)entry.Hash & mask;
        while (_slots[slot].Column >= 0)
        {
            slot = (slot + 1) & mask;
        }

        _used += _slots[slot].Column == Empty ? 1 : 0;
        _slots[slot] = entry;
    }

    private void Grow()
    {
        Slot[] old = _slots;
        _slots = NewSlots(Count * 2 > old.Length / 2 ? old.Length * 2 : old.Length);
        _used = 0;
        foreach (ref readonly Slot entry in old.AsSpan())
        {
            if (entry.Column >= 0)
            {
                Insert(entry);
            }
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Slot(ulong Hash, int Column, int Row);
}
