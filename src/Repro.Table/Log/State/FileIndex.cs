using System.Runtime.InteropServices;

namespace Repro.Table.Log.State;

/// <summary>Finds a logical file by its key: an open-addressing table over the keys of segments.</summary>
/// <remarks>
/// Mutable and not thread safe: the newest state of a table owns one and a refresh moves it forward. It holds 16 bytes a slot
/// and no copy of a key; bytes are compared in the segment on every hash hit.
/// </remarks>
internal sealed class FileIndex
{
    private const int Empty = -1;
    private const int Deleted = -2;

    private readonly List<FileSegment?> _segments = [];
    private Slot[] _slots = NewSlots(64);
    private int _used;

    /// <summary>Gets how many keys can be found.</summary>
    public int Count { get; private set; }

    /// <summary>Gets how many segments it was ever told of.</summary>
    public int SegmentCount => _segments.Count;

    /// <summary>Returns the segment of a number that <see cref="AddSegment"/> gave.</summary>
    public FileSegment Segment(int number) => _segments[number]!; // only forgotten segments are null, and nothing points there

    /// <summary>Takes note of a segment, whose rows may then be added.</summary>
    /// <returns>The number by which the segment is known here.</returns>
    public int AddSegment(FileSegment segment)
    {
        _segments.Add(segment);
        return _segments.Count - 1;
    }

    /// <summary>Forgets a segment none of whose rows is the place of a key.</summary>
    public void ForgetSegment(FileSegment segment) => _segments[_segments.LastIndexOf(segment)] = null;

    /// <summary>Finds a key.</summary>
    /// <returns>Where it is; null if it is not here.</returns>
    public FileLocation? Find(FileKey key)
    {
        int slot = FindSlot(key);
        return slot < 0 ? null : new FileLocation(_slots[slot].Segment, _slots[slot].Row);
    }

    /// <summary>Makes a row the place of its key, unless the key has a place.</summary>
    /// <returns>The place that the key has and keeps; null if the row is its place now.</returns>
    public FileLocation? TryAdd(int segment, int row)
    {
        FileKey key = Segment(segment).Keys[row];
        int slot = FindSlot(key);
        if (slot >= 0)
        {
            return new FileLocation(_slots[slot].Segment, _slots[slot].Row);
        }

        if ((_used + 1) * 4 > _slots.Length * 3)
        {
            Grow();
        }

        Insert(new Slot(key.Hash, segment, row));
        Count++;
        return null;
    }

    /// <summary>Makes a row the place of its key, whatever place the key had.</summary>
    /// <returns>The place that the key had before; null if it had none.</returns>
    public FileLocation? Move(int segment, int row)
    {
        FileLocation? before = TryAdd(segment, row);
        if (before is not null)
        {
            FileKey key = Segment(segment).Keys[row];
            _slots[FindSlot(key)] = new Slot(key.Hash, segment, row);
        }

        return before;
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

        FileLocation before = new(_slots[slot].Segment, _slots[slot].Row);
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
        for (int slot = (int)key.Hash & mask; _slots[slot].Segment != Empty; slot = (slot + 1) & mask)
        {
            ref readonly Slot candidate = ref _slots[slot];
            if (candidate.Segment >= 0 && candidate.Hash == key.Hash && Segment(candidate.Segment).Keys[candidate.Row].Matches(key))
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
        while (_slots[slot].Segment >= 0)
        {
            slot = (slot + 1) & mask;
        }

        _used += _slots[slot].Segment == Empty ? 1 : 0;
        _slots[slot] = entry;
    }

    private void Grow()
    {
        Slot[] old = _slots;
        _slots = NewSlots(Count * 2 > old.Length / 2 ? old.Length * 2 : old.Length);
        _used = 0;
        foreach (ref readonly Slot entry in old.AsSpan())
        {
            if (entry.Segment >= 0)
            {
                Insert(entry);
            }
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Slot(ulong Hash, int Segment, int Row);
}
