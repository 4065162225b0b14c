using System.Text;
using Repro.Table.Errors;
using Repro.Table.Log.Commits;
using Repro.Table.Log.Segments;
using Repro.Table.Storage;

namespace Repro.Table.Tests.Log.Commits.Simulation;

/// <summary>Commits with one of the planted bugs.</summary>
internal sealed class BuggyCommitter(ITableStore store, PlantedBug bug) : ICommitter
{
    public async ValueTask<PutOutcome> TryCommitAsync(long version, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        TablePath path = LogPath.CommitPath(version);
        switch (bug)
        {
            case PlantedBug.LooksThenPuts:
                return await store.HeadAsync(path, cancellationToken) is not null
                    ? PutOutcome.AlreadyExists
                    : await store.PutAsync(path, content, PutMode.Overwrite, cancellationToken);

            case PlantedBug.NoOwnCommitCheck:
                string text = Encoding.UTF8.GetString(content.Span).Replace("\"txnId\":", "\"txn_id\":", StringComparison.Ordinal);
                return await store.PutAsync(path, Encoding.UTF8.GetBytes(text), PutMode.CreateOnly, cancellationToken);

            case PlantedBug.TrustsAbsence:
                PutOutcome outcome = await store.PutAsync(path, content, PutMode.CreateOnly, cancellationToken);
                if (outcome != PutOutcome.Unknown)
                {
                    return outcome;
                }

                using (StoreObject? found = await store.ReadAsync(path, long.MaxValue, cancellationToken))
                {
                    return found is null
                        ? throw new StoreException("StoreFailed", "put", path.Value, "It is not there.", isTransient: false)
                        : PutOutcome.AlreadyExists;
                }

            default:
                return await store.PutAsync(path, content, PutMode.CreateOnly, cancellationToken);
        }
    }
}
