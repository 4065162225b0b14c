using Repro.Table.Storage;

namespace Repro.Table.Log.Commits;

/// <summary>Makes a version exist exactly once.</summary>
internal interface ICommitter
{
    /// <summary>Tries once to make a version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="content">The lines of the commit, the same on every try.</param>
    /// <param name="cancellationToken">Cancels before the request starts; afterwards the answer is Unknown.</param>
    ValueTask<PutOutcome> TryCommitAsync(long version, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}
