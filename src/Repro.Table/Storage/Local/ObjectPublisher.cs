using Repro.Table.Storage.Local.Calls;

namespace Repro.Table.Storage.Local;

/// <summary>Puts whole objects: visible whole or not at all, and durable when the call returns.</summary>
/// <remarks>
/// <code>
/// 1. write .tmp-(id) beside the target          matches no name of the log, same volume
/// 2. sync it, once                              a failed sync is final: a second one would report success
/// 3. publish                                    create-only: link; else exclusive rename; else refuse
///                                               overwrite:   rename over
/// 4. sync the directory                         failure: visible, not durable
/// 5. remove the temporary name
/// </code>
/// Not <c>File.Move(overwrite: false)</c>: on Unix it looks first and then renames, and two callers win.
/// </remarks>
internal sealed class ObjectPublisher
{
    private const string Operation = "put";
    private const int MaximumNamesTried = 16;

    private readonly LocalStoreOptions _options;
    private readonly IFileSystemCalls _calls;
    private readonly DurableDirectories _directories;

    internal ObjectPublisher(LocalStoreOptions options, IFileSystemCalls calls, DurableDirectories directories)
    {
        _options = options;
        _calls = calls;
        _directories = directories;
    }

    /// <summary>Puts an object.</summary>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="target">Its place.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="mode">What to do if it exists.</param>
    internal PutOutcome Put(TablePath path, string target, ReadOnlySpan<byte> content, PutMode mode)
    {
        var directory = Path.GetDirectoryName(target)!; // A path of the table has the root above it.
        _directories.Ensure(Operation, path, directory);
        var temporary = WriteTemporary(path, directory, content);
        try
        {
            var outcome = mode == PutMode.Overwrite
                ? Replace(path, temporary, target)
                : CreateOnly(path, temporary, target, content);
            return outcome == PutOutcome.Created ? MakeDurable(path, directory) : outcome;
        }
        finally
        {
            // What cannot be removed now is swept with the log: it has a name that nobody reads.
            _calls.Delete(temporary);
        }
    }

    private string WriteTemporary(TablePath path, string directory, ReadOnlySpan<byte> content)
    {
        for (var tries = 1; ; tries++)
        {
            var temporary = Path.Join(directory, $".tmp-{_options.Ids.NextId():N}");
            var result = WriteNew(temporary, content);
            if (result.IsSuccess)
            {
                return temporary;
            }

            // A seeded source gives a name again that a killed process left behind.
            if (result.Fault != FileFault.Exists || tries == MaximumNamesTried)
            {
                throw LocalFailure.Of(Operation, path, result);
            }
        }
    }

    private PutOutcome Replace(TablePath path, string temporary, string target)
    {
        var replaced = _calls.Replace(temporary, target);
        return replaced.IsSuccess ? PutOutcome.Created : throw LocalFailure.Of(Operation, path, replaced);
    }

    private PutOutcome CreateOnly(TablePath path, string temporary, string target, ReadOnlySpan<byte> content)
    {
        var published = _calls.Link(temporary, target);
        if (published.Fault is FileFault.NotSupported or FileFault.NotPermitted)
        {
            published = _calls.RenameExclusive(temporary, target);
        }

        return published.Fault switch
        {
            FileFault.None => PutOutcome.Created,
            FileFault.NotSupported => CreateInPlace(path, target, content, published),
            // A network file system may have lost the reply to a request that it carried out, and may have repeated it.
            FileFault.Exists => IsOurs(temporary, target) ? PutOutcome.Created : PutOutcome.AlreadyExists,
            FileFault.Other => IsOurs(temporary, target) ? PutOutcome.Created : PutOutcome.Unknown,
            _ => throw LocalFailure.Of(Operation, path, published),
        };
    }

    private bool IsOurs(string temporary, string target) =>
        _calls.Ask(temporary, LinkTreatment.Stay, out var ours).IsSuccess
        && _calls.Ask(target, LinkTreatment.Stay, out var theirs).IsSuccess
        && ours.IsSameFileAs(theirs);

    private PutOutcome CreateInPlace(TablePath path, string target, ReadOnlySpan<byte> content, CallResult refusal)
    {
        if (_options.ExclusiveCreate == ExclusiveCreate.Atomic)
        {
            throw LocalFailure.CannotCreateExclusively(Operation, path, refusal);
        }

        var written = WriteNew(target, content);
        return written.Fault switch
        {
            FileFault.None => PutOutcome.Created,
            FileFault.Exists => PutOutcome.AlreadyExists,
            _ => throw LocalFailure.Of(Operation, path, written),
        };
    }

    /// <summary>Creates a file, writes it, syncs it; what was created and did not become whole is removed.</summary>
    private CallResult WriteNew(string file, ReadOnlySpan<byte> content)
    {
        var result = _calls.CreateNew(file, out var handle);
        if (handle is null)
        {
            return result;
        }

        using (handle)
        {
            result = _calls.Write(handle, content, offset: 0);
            if (result.IsSuccess && _options.Durability == Durability.Full)
            {
                result = _calls.Sync(handle);
            }
        }

        if (!result.IsSuccess)
        {
            _calls.Delete(file);
        }

        return result;
    }

    private PutOutcome MakeDurable(TablePath path, string directory)
    {
        var synced = _directories.Sync(directory);
        return synced.IsSuccess ? PutOutcome.Created : throw LocalFailure.NotDurable(Operation, path, synced);
    }
}
