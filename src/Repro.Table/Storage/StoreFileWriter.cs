namespace Repro.Table.Storage;

/// <summary>Writes one data file under a fresh name, from front to back.</summary>
/// <remarks>
/// Not thread safe. Until <see cref="CompleteAsync"/> has returned, a reader of the store may see nothing or a part, so
/// nobody may be told the name. Disposing an incomplete writer removes what it wrote as well as it can.
/// </remarks>
public abstract class StoreFileWriter : IAsyncDisposable
{
    /// <summary>Gets the path that is being written.</summary>
    public abstract TablePath Path { get; }

    /// <summary>Gets how many bytes were given to <see cref="WriteAsync"/> so far.</summary>
    public abstract long Length { get; }

    /// <summary>Appends bytes; they may be reused once the call has returned.</summary>
    /// <exception cref="Errors.StoreException">The medium failed; start over under a new name.</exception>
    public abstract ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default);

    /// <summary>Makes the file complete and durable, with its directories.</summary>
    /// <returns>The entry of the finished file.</returns>
    /// <exception cref="Errors.StoreException">The file is not durable; start over under a new name.</exception>
    public abstract ValueTask<StoreEntry> CompleteAsync(CancellationToken cancellationToken = default);

    /// <summary>Releases the file; if it was not completed, removes it.</summary>
    public abstract ValueTask DisposeAsync();
}
