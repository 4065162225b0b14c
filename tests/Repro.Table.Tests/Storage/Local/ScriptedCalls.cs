using Microsoft.Win32.SafeHandles;
using Repro.Table.Storage.Local.Calls;

namespace Repro.Table.Tests.Storage.Local;

/// <summary>The real calls, each of which a script may answer in their place; what was called is remembered.</summary>
internal sealed class ScriptedCalls : IFileSystemCalls
{
    private readonly IFileSystemCalls _inner = PortableCalls.OfThisSystem;
    private readonly Lock _lock = new();
    private readonly List<(CallName Name, object Target)> _made = [];
    private readonly List<SafeFileHandle> _opened = [];

    /// <summary>Gets or sets the script: by the name of a call, its target and its number from 1, the answer; null to make it.</summary>
    public Func<CallName, string, int, CallResult?> Script { get; set; } = static (_, _, _) => null;

    /// <summary>Gets the calls so far: a path, or the handle of an open file.</summary>
    public IReadOnlyList<(CallName Name, object Target)> Made
    {
        get
        {
            lock (_lock)
            {
                return [.. _made];
            }
        }
    }

    /// <summary>Gets how many files are still open.</summary>
    public int OpenFiles
    {
        get
        {
            lock (_lock)
            {
                return _opened.Count(file => !file.IsClosed);
            }
        }
    }

    /// <summary>Makes a failure as Linux would report it.</summary>
    public static CallResult Error(int number) => CallResult.Failure(SystemErrors.OfLinux(number), $"injected error {number}");

    public CallResult OpenRead(string path, out SafeFileHandle? file)
    {
        file = null;
        var result = Answer(CallName.OpenRead, path) ?? _inner.OpenRead(path, out file);
        return Remember(result, file);
    }

    public CallResult CreateNew(string path, out SafeFileHandle? file)
    {
        file = null;
        var result = Answer(CallName.CreateNew, path) ?? _inner.CreateNew(path, out file);
        return Remember(result, file);
    }

    public CallResult Read(SafeFileHandle file, Span<byte> destination, long offset, out int count)
    {
        count = 0;
        return Answer(CallName.Read, file) ?? _inner.Read(file, destination, offset, out count);
    }

    public CallResult Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        var answer = Answer(CallName.Write, file);
        if (answer is not null)
        {
            // A write that fails has often written a part.
            _inner.Write(file, bytes[..(bytes.Length / 2)], offset);
        }

        return answer ?? _inner.Write(file, bytes, offset);
    }

    public CallResult Sync(SafeFileHandle file) => Answer(CallName.Sync, file) ?? _inner.Sync(file);

    public CallResult SyncDirectory(string directory) =>
        Answer(CallName.SyncDirectory, directory) ?? _inner.SyncDirectory(directory);

    public CallResult Link(string existing, string created) => Answer(CallName.Link, created) ?? _inner.Link(existing, created);

    public CallResult RenameExclusive(string existing, string created) =>
        Answer(CallName.RenameExclusive, created) ?? _inner.RenameExclusive(existing, created);

    public CallResult Replace(string existing, string replaced) =>
        Answer(CallName.Replace, replaced) ?? _inner.Replace(existing, replaced);

    public CallResult Delete(string path) => Answer(CallName.Delete, path) ?? _inner.Delete(path);

    public CallResult CreateDirectory(string path) => Answer(CallName.CreateDirectory, path) ?? _inner.CreateDirectory(path);

    public CallResult ListNames(string directory, ICollection<string> names) =>
        Answer(CallName.ListNames, directory) ?? _inner.ListNames(directory, names);

    public CallResult Ask(string path, LinkTreatment links, out FileFacts facts)
    {
        facts = default;
        return Answer(CallName.Ask, path) ?? _inner.Ask(path, links, out facts);
    }

    public CallResult Ask(SafeFileHandle file, out FileFacts facts)
    {
        facts = default;
        return Answer(CallName.Ask, file) ?? _inner.Ask(file, out facts);
    }

    private CallResult Remember(CallResult result, SafeFileHandle? file)
    {
        if (file is not null)
        {
            lock (_lock)
            {
                _opened.Add(file);
            }
        }

        return result;
    }

    private CallResult? Answer(CallName name, object target)
    {
        int number;
        lock (_lock)
        {
            _made.Add((name, target));
            number = _made.Count;
        }

        return Script(name, target as string ?? string.Empty, number);
    }
}
