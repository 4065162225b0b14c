using Repro.Table.Log.Segments;
using Repro.Table.Storage;

namespace Repro.Table.Log.Commits;

/// <summary>Commits by a create-only put of the commit file.</summary>
internal sealed class StoreCommitter(ITableStore store) : ICommitter
{
    /// <inheritdoc/>
    public ValueTask<PutOutcome> TryCommitAsync(long version, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        store.PutAsync(LogPath.CommitPath(version), content, PutMode.CreateOnly, cancellationToken);
}
