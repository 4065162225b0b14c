namespace Repro.Table.Storage;

/// <summary>Counts of what a store was asked for. Thread safe; reading is not a snapshot across members.</summary>
public sealed class StoreCounters
{
    private long _lists;
    private long _reads;
    private long _heads;
    private long _puts;
    private long _deletes;
    private long _bytesRead;
    private long _bytesWritten;

    /// <summary>Gets the pages of listings.</summary>
    public long Lists => Interlocked.Read(ref _lists);

    /// <summary>Gets the reads of ranges and of whole objects, found or not.</summary>
    public long Reads => Interlocked.Read(ref _reads);

    /// <summary>Gets the requests for size and tag alone.</summary>
    public long Heads => Interlocked.Read(ref _heads);

    /// <summary>Gets the puts, and the data files begun.</summary>
    public long Puts => Interlocked.Read(ref _puts);

    /// <summary>Gets the deletes, one an object.</summary>
    public long Deletes => Interlocked.Read(ref _deletes);

    /// <summary>Gets the bytes that reads returned.</summary>
    public long BytesRead => Interlocked.Read(ref _bytesRead);

    /// <summary>Gets the bytes that puts and data files sent.</summary>
    public long BytesWritten => Interlocked.Read(ref _bytesWritten);

    /// <summary>Gets all requests.</summary>
    public long Requests => Lists + Reads + Heads + Puts + Deletes;

    /// <summary>Counts a page of a listing.</summary>
    public void AddList() => Interlocked.Increment(ref _lists);

    /// <summary>Counts a read.</summary>
    /// <param name="bytes">The bytes that it returned.</param>
    public void AddRead(long bytes)
    {
        Interlocked.Increment(ref _reads);
        Interlocked.Add(ref _bytesRead, bytes);
    }

    /// <summary>Counts a request for size and tag.</summary>
    public void AddHead() => Interlocked.Increment(ref _heads);

    /// <summary>Counts a put, or the start of a data file.</summary>
    public void AddPut() => Interlocked.Increment(ref _puts);

    /// <summary>Counts bytes sent.</summary>
    public void AddBytesWritten(long bytes) => Interlocked.Add(ref _bytesWritten, bytes);

    /// <summary>Counts a delete.</summary>
    public void AddDelete() => Interlocked.Increment(ref _deletes);
}
