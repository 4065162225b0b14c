using System.Buffers;

namespace Repro.Table.Storage;

/// <summary>A whole object in memory. Its buffer belongs to whoever holds it, until it is disposed.</summary>
public sealed class StoreObject : IDisposable
{
    private readonly IMemoryOwner<byte> _owner;

    /// <summary>Takes over a buffer.</summary>
    /// <param name="entry">What the store said of the object; its size is that of the content.</param>
    /// <param name="owner">The buffer, at least as long as the object; disposed with this.</param>
    public StoreObject(StoreEntry entry, IMemoryOwner<byte> owner)
    {
        Entry = entry;
        _owner = owner;
    }

    /// <summary>Gets what the store said of the object.</summary>
    public StoreEntry Entry { get; }

    /// <summary>Gets the content; valid until this is disposed.</summary>
    public ReadOnlyMemory<byte> Content => _owner.Memory[..checked((int)Entry.SizeInBytes)];

    /// <summary>Gives the buffer back.</summary>
    public void Dispose() => _owner.Dispose();
}
