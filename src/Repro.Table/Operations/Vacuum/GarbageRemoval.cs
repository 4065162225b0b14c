using System.Collections.Immutable;
using Repro.Table.Storage;

namespace Repro.Table.Operations.Vacuum;

/// <summary>Deletes what a plan names and a later look at the table still finds to be garbage.</summary>
internal sealed class GarbageRemoval(ITableStore store)
{
    private const int BatchSize = 1000;

    /// <summary>Deletes the files, in batches.</summary>
    /// <param name="planned">The files of the plan.</param>
    /// <param name="garbage">What is garbage now.</param>
    /// <param name="progress">Told after each batch; null for nobody.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    public async Task<VacuumResult> RunAsync(
        ImmutableArray<StoreEntry> planned,
        Garbage garbage,
        IProgress<VacuumProgress>? progress,
        CancellationToken cancellationToken)
    {
        Dictionary<TablePath, StoreEntry> plannedByPath = planned.DistinctBy(f => f.Path).ToDictionary(f => f.Path);
        StoreEntry[] files =
        [
            .. garbage.Files.Where(f => plannedByPath.TryGetValue(f.Path, out StoreEntry plan) && IsSame(plan, f)),
        ];
        long existing = plannedByPath.Keys.Count(path => garbage.Existing.Contains(PathDigest.Of(path)));
        HashSet<TablePath> directories = [];
        ImmutableArray<DeleteResult>.Builder failures = ImmutableArray.CreateBuilder<DeleteResult>();
        (long count, long bytes, int done) = (0, 0, 0);
        foreach (StoreEntry[] batch in files.Chunk(BatchSize))
        {
            TablePath[] paths = Array.ConvertAll(batch, f => f.Path);
            await foreach (DeleteResult result in store.DeleteManyAsync(paths, cancellationToken).ConfigureAwait(false))
            {
                StoreEntry file = files[done++];
                switch (result.Outcome)
                {
                    case DeleteOutcome.Deleted:
                        count++;
                        bytes += file.SizeInBytes;
                        directories.Add(file.Path.Parent);
                        break;
                    case DeleteOutcome.Absent:
                        break;
                    default:
                        failures.Add(result);
                        break;
                }
            }

            progress?.Report(new VacuumProgress { DoneFiles = done, TotalFiles = files.Length });
        }

        return new VacuumResult
        {
            DeletedFiles = count,
            DeletedBytes = bytes,
            VacuumedDirectories = directories.Count,
            SparedFiles = existing - files.Length,
            Failures = failures.DrainToImmutable(),
        };
    }

    // Times of files are too coarse to be compared; the listing has seen that the file is old enough still.
    private static bool IsSame(StoreEntry planned, StoreEntry found) =>
        planned.SizeInBytes == found.SizeInBytes
        && (planned.EntityTag is null || found.EntityTag is null || planned.EntityTag == found.EntityTag);
}
