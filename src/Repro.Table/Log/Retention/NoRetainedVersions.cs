using Repro.Table.Storage;

namespace Repro.Table.Log.Retention;

/// <summary>Nothing is retained beyond the retention of the table.</summary>
internal sealed class NoRetainedVersions : IRetainedVersions
{
    /// <inheritdoc/>
    public IAsyncEnumerable<(TablePath File, string KeptBy)> ListFilesAsync(CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<(TablePath File, string KeptBy)>();
}
