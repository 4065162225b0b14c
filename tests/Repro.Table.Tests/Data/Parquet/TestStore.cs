using System.Reflection;
using Repro.Table.Errors;
using Repro.Table.Storage;

namespace Repro.Table.Tests.Data.Parquet;

/// <summary>A store of files in memory, as much of one as reading and writing Parquet needs.</summary>
internal sealed class TestStore : ITableStore
{
    private readonly Dictionary<TablePath, byte[]> _files = [];

    public string Location => "memory";

    public StoreCounters Counters { get; } = new();

    public static TablePath PathOf(string value) =>
        (TablePath)Activator.CreateInstance(typeof(TablePath), BindingFlags.Instance | BindingFlags.NonPublic, null, [value], null)!;

    public void Put(TablePath path, byte[] content) => _files[path] = content;

    public byte[] ContentOf(TablePath path) => _files[path];

    public ValueTask<int> ReadRangeAsync(
        TablePath path, long offset, Memory<byte> destination, string? entityTag = null, CancellationToken cancellationToken = default)
    {
        if (!_files.TryGetValue(path, out byte[]? content))
        {
            throw new StoreException("StoreObjectMissing", "read", path.Value, "It is not there.", isTransient: false);
        }

        int count = (int)Math.Clamp(content.Length - offset, 0, destination.Length);
        content.AsSpan((int)Math.Min(offset, content.Length), count).CopyTo(destination.Span);
        Counters.AddRead(count);
        return new ValueTask<int>(count);
    }

    public ValueTask<StoreFileWriter> CreateFileAsync(TablePath path, CancellationToken cancellationToken = default) =>
        new(new Writer(this, path));

    public IAsyncEnumerable<StoreEntry> ListAsync(
        TablePath directory, string? after = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<StoreEntry> ListTreeAsync(TablePath directory, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public ValueTask<StoreObject?> ReadAsync(TablePath path, long maximumSizeInBytes, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public ValueTask<StoreEntry?> HeadAsync(TablePath path, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public ValueTask<PutOutcome> PutAsync(
        TablePath path, ReadOnlyMemory<byte> content, PutMode mode, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public ValueTask<DeleteOutcome> DeleteAsync(
        TablePath path, string? entityTag = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<DeleteResult> DeleteManyAsync(
        IReadOnlyList<TablePath> paths, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private sealed class Writer(TestStore store, TablePath path) : StoreFileWriter
    {
        private readonly MemoryStream _content = new();

        public override TablePath Path => path;

        public override long Length => _content.Length;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default) =>
            _content.WriteAsync(bytes, cancellationToken);

        public override ValueTask<StoreEntry> CompleteAsync(CancellationToken cancellationToken = default)
        {
            store.Put(path, _content.ToArray());
            return new(new StoreEntry { Path = path, SizeInBytes = _content.Length, ModifiedAt = DateTimeOffset.UnixEpoch });
        }

        public override ValueTask DisposeAsync() => default;
    }
}
