using Repro.Table.Log.Actions;

namespace Repro.Table.Scanning;

/// <summary>What a scan reads and what it leaves out, known from the log alone. Immutable.</summary>
public sealed class ScanPlan
{
    private readonly PlannedScan _scan;

    internal ScanPlan(PlannedScan scan)
    {
        _scan = scan;
        foreach (FileScanTask task in scan.Tasks)
        {
            SizeInBytes += task.Files.Sizes[task.Row];
        }
    }

    /// <summary>Gets the number of logical files of the version.</summary>
    public long TotalFileCount => _scan.State.FileCount;

    /// <summary>Gets how many files are left out because no row of their partition values can meet the condition.</summary>
    public long PrunedByPartition => _scan.Pruned.ByPartition;

    /// <summary>Gets how many more files are left out because of their statistics.</summary>
    public long PrunedByStatistics => _scan.Pruned.ByStatistics;

    /// <summary>Gets the number of files that are read.</summary>
    public long FileCount => _scan.Tasks.Length;

    /// <summary>Gets the size of the files that are read in bytes; of each only the columns and row groups needed are fetched.</summary>
    public long SizeInBytes { get; }

    /// <summary>Gets the files that are read, in reading order. Each record is made when it is reached.</summary>
    public IEnumerable<AddFile> Files =>
        _scan.Tasks.Select(task => task.Files.ToAddFile(task.Row, _scan.State.Layout.PartitionColumns));
}
