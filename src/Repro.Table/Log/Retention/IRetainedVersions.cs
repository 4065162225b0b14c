using Repro.Table.Storage;

namespace Repro.Table.Log.Retention;

/// <summary>The versions that must stay readable whatever their age: what vacuum and log cleanup ask before they delete.</summary>
internal interface IRetainedVersions
{
    /// <summary>Lists the files that retained versions need, data files and deletion vectors.</summary>
    /// <returns>Each file with what keeps it, in words for people.</returns>
    IAsyncEnumerable<(TablePath File, string KeptBy)> ListFilesAsync(CancellationToken cancellationToken);
}
