using System.Collections.Concurrent;
using Repro.Table.Errors;
using Repro.Table.Storage.Local.Calls;

namespace Repro.Table.Storage.Local;

/// <summary>Creates directories and makes their own names durable.</summary>
/// <remarks>
/// A directory that is found may have been made a moment ago by another process that has not synced it yet. So the first time
/// this store writes into a directory of the table it syncs the name of that directory, whoever made it. Above the root only
/// the directories made here are synced: an existing one belongs to somebody else.
/// </remarks>
internal sealed class DurableDirectories
{
    private readonly string _root;
    private readonly Durability _durability;
    private readonly IFileSystemCalls _calls;
    private readonly ConcurrentDictionary<string, bool> _known = new();

    internal DurableDirectories(string root, Durability durability, IFileSystemCalls calls)
    {
        _root = root;
        _durability = durability;
        _calls = calls;
    }

    /// <summary>Creates a directory where it is missing, with those above it.</summary>
    /// <exception cref="StoreException">It could not be created, or its name could not be made durable.</exception>
    internal void Ensure(string operation, TablePath path, string directory)
    {
        var unsynced = new Stack<string>();
        var missing = new Stack<string>();
        for (var at = directory; at is not null; at = Path.GetDirectoryName(at))
        {
            if (!IsThere(operation, path, at))
            {
                missing.Push(at);
            }
            else if (_known.ContainsKey(at) || at.Length <= _root.Length)
            {
                break;
            }

            unsynced.Push(at);
        }

        foreach (var made in missing)
        {
            Check(operation, path, _calls.CreateDirectory(made));
        }

        foreach (var made in unsynced)
        {
            Check(operation, path, Sync(Path.GetDirectoryName(made)));
            _known.TryAdd(made, true);
        }
    }

    /// <summary>Makes the names in a directory durable.</summary>
    internal CallResult Sync(string? directory) =>
        directory is null || _durability == Durability.None ? CallResult.Success : _calls.SyncDirectory(directory);

    private bool IsThere(string operation, TablePath path, string directory)
    {
        var asked = _calls.Ask(directory, LinkTreatment.Follow, out _);
        return asked.IsSuccess || (asked.Fault == FileFault.Missing ? false : throw LocalFailure.Of(operation, path, asked));
    }

    private static void Check(string operation, TablePath path, CallResult result)
    {
        if (!result.IsSuccess)
        {
            throw LocalFailure.Of(operation, path, result);
        }
    }
}
