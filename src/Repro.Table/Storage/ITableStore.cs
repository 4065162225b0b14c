namespace Repro.Table.Storage;

/// <summary>The bytes of one table: what every store must promise. One contract test class proves it for each.</summary>
/// <remarks>
/// Thread safe. Reads, heads, lists and deletes are retried inside the store where that can help; a create-only put is sent
/// once per call, because only the commit loop knows what an ambiguous answer means. Every failure is a
/// <see cref="Errors.StoreException"/> with operation and path; cancellation passes as it is. Every call counts in
/// <see cref="Counters"/>. A path is checked when a <see cref="TablePath"/> is made; a store checks besides that the final
/// target lies below its root.
/// </remarks>
public interface ITableStore
{
    /// <summary>Gets where the table lies, for messages: an absolute path or an address, without any secret.</summary>
    string Location { get; }

    /// <summary>Gets the counts of requests and bytes of this store.</summary>
    StoreCounters Counters { get; }

    /// <summary>Lists the names directly below a directory, in ascending order of their UTF-8 bytes.</summary>
    /// <param name="directory">The directory; the default value is the root.</param>
    /// <param name="after">The name to start strictly after; null for all. It need not exist.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>Objects and directories, hidden ones included; nothing if the directory does not exist. Names that come or go
    /// meanwhile may or may not be seen; names that are no <see cref="TablePath"/> cannot belong to a table and are left
    /// out.</returns>
    IAsyncEnumerable<StoreEntry> ListAsync(TablePath directory, string? after = null, CancellationToken cancellationToken = default);

    /// <summary>Lists every object below a directory at any depth, in no particular order; links are not entered.</summary>
    /// <exception cref="Errors.StoreException">Some part cannot be read; it is never skipped.</exception>
    IAsyncEnumerable<StoreEntry> ListTreeAsync(TablePath directory, CancellationToken cancellationToken = default);

    /// <summary>Reads a range of an object into the caller's memory.</summary>
    /// <param name="path">The object.</param>
    /// <param name="offset">The first byte.</param>
    /// <param name="destination">Where the bytes go; its length is how many are asked for.</param>
    /// <param name="entityTag">The tag that the object must still have; null to take it as it is.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The number of bytes; fewer than asked for means that the object ended, and a start at or past its end gives 0.</returns>
    /// <exception cref="Errors.StoreException">Code <c>StoreObjectMissing</c>: there is no such object; code
    /// <c>StoreObjectChanged</c>: its tag differs.</exception>
    ValueTask<int> ReadRangeAsync(
        TablePath path, long offset, Memory<byte> destination, string? entityTag = null, CancellationToken cancellationToken = default);

    /// <summary>Reads a whole object.</summary>
    /// <param name="path">The object.</param>
    /// <param name="maximumSizeInBytes">The most bytes to take; compared before anything is allocated.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The content, which the caller disposes; null if there is no such object.</returns>
    /// <exception cref="Errors.LimitExceededException">The object is larger than the limit.</exception>
    ValueTask<StoreObject?> ReadAsync(TablePath path, long maximumSizeInBytes, CancellationToken cancellationToken = default);

    /// <summary>Asks for size, tag and time of an object.</summary>
    /// <returns>The entry, or null if there is no such object; a directory is none.</returns>
    ValueTask<StoreEntry?> HeadAsync(TablePath path, CancellationToken cancellationToken = default);

    /// <summary>Puts a whole object: visible whole or not at all, durable when the call returns.</summary>
    /// <param name="path">The object.</param>
    /// <param name="content">The bytes, the same on every try.</param>
    /// <param name="mode">What to do if it exists.</param>
    /// <param name="cancellationToken">Cancels before the request starts; once a create-only put is under way the answer is
    /// <see cref="PutOutcome.Unknown"/> instead.</param>
    /// <returns>The outcome; an overwriting put returns <see cref="PutOutcome.Created"/> or throws.</returns>
    /// <exception cref="Errors.StoreException">Nothing is visible; or, with code <c>StoreNotDurable</c>, the object is visible
    /// but the medium refused to make it durable.</exception>
    ValueTask<PutOutcome> PutAsync(
        TablePath path, ReadOnlyMemory<byte> content, PutMode mode, CancellationToken cancellationToken = default);

    /// <summary>Begins a data file under a name that was never used before.</summary>
    /// <returns>The writer, which the caller completes or disposes.</returns>
    /// <exception cref="Errors.StoreException">Code <c>StoreObjectExists</c>: the name is taken; or the medium failed.</exception>
    ValueTask<StoreFileWriter> CreateFileAsync(TablePath path, CancellationToken cancellationToken = default);

    /// <summary>Deletes an object; that it is absent is success.</summary>
    /// <param name="path">The object.</param>
    /// <param name="entityTag">The tag that it must still have; null to delete it as it is.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="Errors.StoreException">It was refused, failed, or (code <c>StoreObjectChanged</c>) has another tag.</exception>
    ValueTask<DeleteOutcome> DeleteAsync(TablePath path, string? entityTag = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes many objects, each with an outcome of its own; a failure of one does not stop the others.</summary>
    /// <returns>One result an object, in the order given.</returns>
    IAsyncEnumerable<DeleteResult> DeleteManyAsync(IReadOnlyList<TablePath> paths, CancellationToken cancellationToken = default);
}
