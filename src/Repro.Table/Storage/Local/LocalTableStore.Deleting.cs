using System.Runtime.CompilerServices;
using Repro.Table.Errors;
using Repro.Table.Storage.Local.Calls;

namespace Repro.Table.Storage.Local;

/// <content>Deletes. Directories stay, also empty ones: another writer may be about to use them.</content>
public sealed partial class LocalTableStore
{
    private const string DeleteOperation = "delete";

    /// <inheritdoc/>
    /// <remarks>A tag is compared before the file is deleted, not in one step with it.</remarks>
    public ValueTask<DeleteOutcome> DeleteAsync(
        TablePath path, string? entityTag = null, CancellationToken cancellationToken = default)
    {
        ThrowIfRoot(path);
        return new(Task.Run(() => Delete(path, entityTag), cancellationToken));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<DeleteResult> DeleteManyAsync(
        IReadOnlyList<TablePath> paths, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        foreach (var path in paths)
        {
            ThrowIfRoot(path);
            yield return await Task.Run(() => DeleteOneOfMany(path), cancellationToken).ConfigureAwait(false);
        }
    }

    private DeleteOutcome Delete(TablePath path, string? entityTag)
    {
        Counters.AddDelete();
        var resolved = _directory.Resolve(DeleteOperation, path);
        if (resolved.HasLink)
        {
            throw LocalFailure.ThroughLink(DeleteOperation, path);
        }

        if (entityTag is not null && !HasTag(path, resolved.FullPath, entityTag, out var isAbsent))
        {
            return isAbsent ? DeleteOutcome.Absent : throw Throw.StoreObjectChanged(DeleteOperation, path.Value);
        }

        var deleted = _calls.Delete(resolved.FullPath);
        return deleted.IsSuccess ? DeleteOutcome.Deleted
            : deleted.Fault == FileFault.Missing ? DeleteOutcome.Absent
            : throw LocalFailure.Of(DeleteOperation, path, deleted);
    }

    private bool HasTag(TablePath path, string fullPath, string entityTag, out bool isAbsent)
    {
        var asked = _calls.Ask(fullPath, LinkTreatment.Stay, out var facts);
        isAbsent = asked.Fault == FileFault.Missing;
        return asked.IsSuccess ? facts.EntityTag == entityTag
            : isAbsent ? false
            : throw LocalFailure.Of(DeleteOperation, path, asked);
    }

    private DeleteResult DeleteOneOfMany(TablePath path)
    {
        try
        {
            return new DeleteResult { Path = path, Outcome = Delete(path, entityTag: null) };
        }
        catch (StoreException exception)
        {
            var outcome = exception.IsTransient ? DeleteOutcome.Failed : DeleteOutcome.Refused;
            return new DeleteResult { Path = path, Outcome = outcome, Reason = exception.Message };
        }
        catch (PathNotAllowedException exception)
        {
            return new DeleteResult { Path = path, Outcome = DeleteOutcome.Refused, Reason = exception.Message };
        }
    }
}
