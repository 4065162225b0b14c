using System.Buffers;
using Apache.Arrow;
using Apache.Arrow.Memory;

namespace Repro.Table.Tests;

/// <summary>Makes batches whose memory is counted until they are disposed, and is gone afterwards.</summary>
internal sealed class TrackedBatches : MemoryAllocator
{
    private int _alive;

    /// <summary>Gets how many buffers are not disposed.</summary>
    public int Alive => Volatile.Read(ref _alive);

    /// <summary>Returns a batch with the ids from a first one on.</summary>
    public RecordBatch Make(long first, int count)
    {
        using RecordBatch ids = TestTable.Ids(first, count);
        return Copy(ids);
    }

    /// <summary>Returns a copy of a batch.</summary>
    public RecordBatch Copy(RecordBatch batch) => batch.Clone(this);

    protected override IMemoryOwner<byte> AllocateInternal(int length, out int bytesAllocated)
    {
        bytesAllocated = length;
        Interlocked.Increment(ref _alive);
        return new Owner(this, length);
    }

    private sealed class Owner(TrackedBatches tracker, int length) : IMemoryOwner<byte>
    {
        private byte[]? _bytes = new byte[length];

        public Memory<byte> Memory => _bytes ?? throw new ObjectDisposedException(nameof(TrackedBatches));

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _bytes, null) is not null)
            {
                Interlocked.Decrement(ref tracker._alive);
            }
        }
    }
}
