using System.Buffers;
using Microsoft.Win32.SafeHandles;
using Repro.Table.Errors;
using Repro.Table.Storage.Local.Calls;

namespace Repro.Table.Storage.Local;

/// <content>Reads and heads. What is decided of a file is decided of its open handle, not of its name.</content>
public sealed partial class LocalTableStore
{
    private const string Read = "read";
    private const string Head = "look at";

    /// <inheritdoc/>
    public ValueTask<int> ReadRangeAsync(
        TablePath path, long offset, Memory<byte> destination, string? entityTag = null, CancellationToken cancellationToken = default)
    {
        ThrowIfRoot(path);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        return new(Task.Run(() => ReadRange(path, offset, destination.Span, entityTag), cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<StoreObject?> ReadAsync(TablePath path, long maximumSizeInBytes, CancellationToken cancellationToken = default)
    {
        ThrowIfRoot(path);
        ArgumentOutOfRangeException.ThrowIfNegative(maximumSizeInBytes);
        return new(Task.Run(() => ReadWhole(path, maximumSizeInBytes), cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<StoreEntry?> HeadAsync(TablePath path, CancellationToken cancellationToken = default)
    {
        ThrowIfRoot(path);
        return new(Task.Run(() => Look(path), cancellationToken));
    }

    private int ReadRange(TablePath path, long offset, Span<byte> destination, string? entityTag)
    {
        var count = 0;
        try
        {
            using var file = Open(path, out var facts) ?? throw Throw.StoreObjectMissing(Read, path.Value);
            if (entityTag is not null && entityTag != facts.EntityTag)
            {
                throw Throw.StoreObjectChanged(Read, path.Value);
            }

            Check(path, _calls.Read(file, destination, offset, out count));
            return count;
        }
        finally
        {
            Counters.AddRead(count);
        }
    }

    private StoreObject? ReadWhole(TablePath path, long maximumSizeInBytes)
    {
        var count = 0;
        try
        {
            using var file = Open(path, out var facts);
            if (file is null)
            {
                return null;
            }

            var maximum = Math.Min(maximumSizeInBytes, Array.MaxLength);
            if (facts.SizeInBytes > maximum)
            {
                throw Throw.LimitExceeded("ObjectSizeInBytes", facts.SizeInBytes, maximum, $"The size in bytes of '{path}'");
            }

            var owner = MemoryPool<byte>.Shared.Rent((int)facts.SizeInBytes);
            var result = _calls.Read(file, owner.Memory.Span[..(int)facts.SizeInBytes], offset: 0, out count);
            if (!result.IsSuccess)
            {
                owner.Dispose();
                Check(path, result);
            }

            return new StoreObject(Describe(path, facts) with { SizeInBytes = count }, owner);
        }
        finally
        {
            Counters.AddRead(count);
        }
    }

    private StoreEntry? Look(TablePath path)
    {
        Counters.AddHead();
        var asked = _calls.Ask(_directory.Resolve(Head, path).FullPath, LinkTreatment.Follow, out var facts);
        if (asked.Fault == FileFault.Missing || (asked.IsSuccess && facts.Kind == FileKind.Directory))
        {
            return null;
        }

        return !asked.IsSuccess ? throw LocalFailure.Of(Head, path, asked)
            : facts.Kind != FileKind.File ? throw LocalFailure.NotAFile(Head, path)
            : Describe(path, facts);
    }

    /// <summary>Opens a regular file; null if there is none.</summary>
    private SafeFileHandle? Open(TablePath path, out FileFacts facts)
    {
        facts = default;
        var opened = _calls.OpenRead(_directory.Resolve(Read, path).FullPath, out var file);
        if (file is null)
        {
            return opened.Fault == FileFault.Missing ? null : throw LocalFailure.Of(Read, path, opened);
        }

        var asked = _calls.Ask(file, out facts);
        if (asked.IsSuccess && facts.Kind == FileKind.File)
        {
            return file;
        }

        file.Dispose();
        throw asked.IsSuccess ? LocalFailure.NotAFile(Read, path) : LocalFailure.Of(Read, path, asked);
    }

    private static void Check(TablePath path, CallResult result)
    {
        if (!result.IsSuccess)
        {
            throw LocalFailure.Of(Read, path, result);
        }
    }
}
