using System.Buffers;
using Repro.Table.Errors;
using Repro.Table.Storage;

namespace Repro.Table.Log.Checkpoints;

/// <summary>Gathers a file in memory and puts it when it is complete, so that nobody ever sees a part of it.</summary>
/// <remarks>
/// Whoever puts the name first wins, and the others are content with that. Memory is the size of the file in pooled pieces,
/// and twice that for the moment in which they are joined. Not thread safe.
/// </remarks>
internal sealed class WholeFileWriter(ITableStore store, TablePath path) : StoreFileWriter
{
    private const int PieceSize = 1 << 20;

    private readonly List<byte[]> _pieces = [];
    private long _length;

    public override TablePath Path => path;

    public override long Length => _length;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (!bytes.IsEmpty)
        {
            int offset = (int)(_length % PieceSize);
            if (offset == 0)
            {
                _pieces.Add(ArrayPool<byte>.Shared.Rent(PieceSize));
            }

            ReadOnlyMemory<byte> taken = bytes[..Math.Min(bytes.Length, PieceSize - offset)];
            taken.CopyTo(_pieces[^1].AsMemory(offset));
            _length += taken.Length;
            bytes = bytes[taken.Length..];
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    /// <exception cref="LimitExceededException">The file is larger than an object that is put at once can be.</exception>
    public override async ValueTask<StoreEntry> CompleteAsync(CancellationToken cancellationToken = default)
    {
        if (_length > System.Array.MaxLength)
        {
            throw Throw.LimitExceeded("of one object in memory", _length, System.Array.MaxLength, $"The size in bytes of '{path}'");
        }

        byte[] whole = Join();
        ReturnPieces();

        // Created, there before, or unknown: what counts is whether it is there now.
        await store.PutAsync(path, whole, PutMode.CreateOnly, cancellationToken).ConfigureAwait(false);
        StoreEntry? entry = await store.HeadAsync(path, cancellationToken).ConfigureAwait(false);
        return entry ?? throw Throw.CheckpointAbsent(path.Value);
    }

    public override ValueTask DisposeAsync()
    {
        ReturnPieces();
        return ValueTask.CompletedTask;
    }

    private byte[] Join()
    {
        byte[] whole = GC.AllocateUninitializedArray<byte>((int)_length);
        for (int i = 0; i < _pieces.Count; i++)
        {
            int start = i * PieceSize;
            _pieces[i].AsSpan(0, Math.Min(PieceSize, whole.Length - start)).CopyTo(whole.AsSpan(start));
        }

        return whole;
    }

    private void ReturnPieces()
    {
        foreach (byte[] piece in _pieces)
        {
            ArrayPool<byte>.Shared.Return(piece);
        }

        _pieces.Clear();
    }
}
