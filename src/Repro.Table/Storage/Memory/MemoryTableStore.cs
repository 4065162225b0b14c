using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using Repro.Table.Errors;

namespace Repro.Table.Storage.Memory;

/// <summary>A table in memory, for tests and for tables that end with the process. It behaves like an object store.</summary>
/// <remarks>
/// Thread safe: every call is one step under a lock, and completes before it returns. There are no directories, only names
/// with a common beginning. A listing is that of one moment and counts as one request.
/// </remarks>
public sealed class MemoryTableStore : ITableStore
{
    private readonly Lock _lock = new();
    private readonly SortedList<string, MemoryObject> _objects = new(Utf8Order.Comparer);
    private readonly TimeProvider _clock;
    private long _puts;

    /// <summary>Creates an empty store.</summary>
    /// <param name="clock">The clock that objects are stamped with; null for that of the system.</param>
    public MemoryTableStore(TimeProvider? clock = null)
    {
        _clock = clock ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public string Location => "memory:";

    /// <inheritdoc/>
    public StoreCounters Counters { get; } = new();

    /// <inheritdoc/>
    public IAsyncEnumerable<StoreEntry> ListAsync(
        TablePath directory, string? after = null, CancellationToken cancellationToken = default) =>
        EnumerateAsync(() => OneLevel(directory, after), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoreEntry> ListTreeAsync(TablePath directory, CancellationToken cancellationToken = default) =>
        EnumerateAsync(() => Tree(directory), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> ReadRangeAsync(
        TablePath path, long offset, Memory<byte> destination, string? entityTag = null, CancellationToken cancellationToken = default)
    {
        ThrowIfRoot(path);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        cancellationToken.ThrowIfCancellationRequested();
        if (Find(path) is not { } found)
        {
            Counters.AddRead(0);
            throw Throw.StoreObjectMissing("read", path.Value);
        }

        if (entityTag is not null && entityTag != found.EntityTag)
        {
            Counters.AddRead(0);
            throw Throw.StoreObjectChanged("read", path.Value);
        }

        var count = (int)Math.Clamp(found.Content.Length - offset, 0, destination.Length);
        found.Content.AsSpan((int)Math.Min(offset, found.Content.Length), count).CopyTo(destination.Span);
        Counters.AddRead(count);
        return new(count);
    }

    /// <inheritdoc/>
    public ValueTask<StoreObject?> ReadAsync(TablePath path, long maximumSizeInBytes, CancellationToken cancellationToken = default)
    {
        ThrowIfRoot(path);
        ArgumentOutOfRangeException.ThrowIfNegative(maximumSizeInBytes);
        cancellationToken.ThrowIfCancellationRequested();
        if (Find(path) is not { } found)
        {
            Counters.AddRead(0);
            return new((StoreObject?)null);
        }

        var size = found.Content.Length;
        if (size > maximumSizeInBytes)
        {
            Counters.AddRead(0);
            throw Throw.LimitExceeded("ObjectSizeInBytes", size, maximumSizeInBytes, $"The size in bytes of '{path}'");
        }

        var owner = MemoryPool<byte>.Shared.Rent(size);
        found.Content.CopyTo(owner.Memory);
        Counters.AddRead(size);
        return new(new StoreObject(found.Describe(path), owner));
    }

    /// <inheritdoc/>
    public ValueTask<StoreEntry?> HeadAsync(TablePath path, CancellationToken cancellationToken = default)
    {
        ThrowIfRoot(path);
        cancellationToken.ThrowIfCancellationRequested();
        Counters.AddHead();
        return new(Find(path)?.Describe(path));
    }

    /// <inheritdoc/>
    public ValueTask<PutOutcome> PutAsync(
        TablePath path, ReadOnlyMemory<byte> content, PutMode mode, CancellationToken cancellationToken = default)
    {
        ThrowIfRoot(path);
        cancellationToken.ThrowIfCancellationRequested();
        Counters.AddPut();
        Counters.AddBytesWritten(content.Length);
        return new(Store(path, content.ToArray(), mode, out _));
    }

    /// <inheritdoc/>
    public ValueTask<StoreFileWriter> CreateFileAsync(TablePath path, CancellationToken cancellationToken = default)
    {
        ThrowIfRoot(path);
        cancellationToken.ThrowIfCancellationRequested();
        Counters.AddPut();
        return Find(path) is null ? new(new MemoryFileWriter(path, this)) : throw Throw.StoreObjectExists("create", path.Value);
    }

    /// <inheritdoc/>
    public ValueTask<DeleteOutcome> DeleteAsync(
        TablePath path, string? entityTag = null, CancellationToken cancellationToken = default)
    {
        ThrowIfRoot(path);
        cancellationToken.ThrowIfCancellationRequested();
        Counters.AddDelete();
        lock (_lock)
        {
            if (!_objects.TryGetValue(path.Value, out var found))
            {
                return new(DeleteOutcome.Absent);
            }

            if (entityTag is not null && entityTag != found.EntityTag)
            {
                throw Throw.StoreObjectChanged("delete", path.Value);
            }

            _objects.Remove(path.Value);
            return new(DeleteOutcome.Deleted);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<DeleteResult> DeleteManyAsync(
        IReadOnlyList<TablePath> paths, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        foreach (var path in paths)
        {
            var outcome = await DeleteAsync(path, entityTag: null, cancellationToken).ConfigureAwait(false);
            yield return new DeleteResult { Path = path, Outcome = outcome };
        }
    }

    /// <summary>Puts an object in one step; also the end of a data file.</summary>
    internal PutOutcome Store(TablePath path, byte[] content, PutMode mode, out StoreEntry entry)
    {
        lock (_lock)
        {
            if (mode == PutMode.CreateOnly && _objects.TryGetValue(path.Value, out var present))
            {
                entry = present.Describe(path);
                return PutOutcome.AlreadyExists;
            }

            var tag = (++_puts).ToString(CultureInfo.InvariantCulture);
            var stored = new MemoryObject(content, tag, _clock.GetUtcNow());
            _objects[path.Value] = stored;
            entry = stored.Describe(path);
            return PutOutcome.Created;
        }
    }

    private static async IAsyncEnumerable<StoreEntry> EnumerateAsync(
        Func<List<StoreEntry>> list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var entry in list())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    private MemoryObject? Find(TablePath path)
    {
        lock (_lock)
        {
            return _objects.GetValueOrDefault(path.Value);
        }
    }

    /// <summary>Names in the order of whole paths are not in the order of names: <c>a.b</c> comes before <c>a/c</c>.</summary>
    private List<StoreEntry> OneLevel(TablePath directory, string? after)
    {
        Counters.AddList();
        var prefix = Prefix(directory);
        var entries = new SortedDictionary<string, StoreEntry>(Utf8Order.Comparer);
        lock (_lock)
        {
            for (var i = IndexFrom(prefix + after); i < _objects.Count && IsBelow(i, prefix); i++)
            {
                var rest = _objects.Keys[i].AsSpan(prefix.Length);
                var slash = rest.IndexOf('/');
                var name = (slash < 0 ? rest : rest[..slash]).ToString();
                if ((after is null || Utf8Order.Compare(name, after) > 0) && !entries.ContainsKey(name))
                {
                    var described = _objects.Values[i].Describe(directory.Child(name));
                    entries[name] = slash < 0 ? described : described with { IsDirectory = true, SizeInBytes = 0, EntityTag = null };
                }
            }
        }

        return [.. entries.Values];
    }

    private List<StoreEntry> Tree(TablePath directory)
    {
        Counters.AddList();
        var prefix = Prefix(directory);
        var entries = new List<StoreEntry>();
        lock (_lock)
        {
            for (var i = IndexFrom(prefix); i < _objects.Count && IsBelow(i, prefix); i++)
            {
                entries.Add(_objects.Values[i].Describe(TablePath.Parse(_objects.Keys[i])));
            }
        }

        return entries;
    }

    private static string Prefix(TablePath directory) => directory.IsRoot ? string.Empty : directory.Value + "/";

    private bool IsBelow(int index, string prefix) => _objects.Keys[index].StartsWith(prefix, StringComparison.Ordinal);

    private int IndexFrom(string key)
    {
        var (low, high) = (0, _objects.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Utf8Order.Compare(_objects.Keys[middle], key) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static void ThrowIfRoot(TablePath path)
    {
        if (path.IsRoot)
        {
            throw new ArgumentException("The root of a table is not an object.", nameof(path));
        }
    }
}
