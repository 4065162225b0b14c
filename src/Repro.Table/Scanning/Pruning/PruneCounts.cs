namespace Repro.Table.Scanning.Pruning;

/// <summary>How many files of a version were left out by what.</summary>
internal readonly record struct PruneCounts(long ByPartition, long ByStatistics);
