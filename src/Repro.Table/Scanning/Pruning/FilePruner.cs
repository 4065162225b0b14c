using System.Buffers;
using System.Collections.Immutable;
using Repro.Table.Expressions.Conditions;
using Repro.Table.Log.State;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Finds the files that may hold a row that meets a condition: by partition values, then by statistics.</summary>
internal sealed class FilePruner
{
    private readonly PartitionPruner _partitions;
    private readonly InclusiveStatistics _statistics;
    private readonly Condition _partitionCondition;
    private readonly Condition _statisticsCondition;
    private readonly bool _hasPartitionTests;

    /// <summary>Prepares a condition.</summary>
    /// <param name="condition">The condition, under physical names.</param>
    /// <param name="layout">The columns of the versions to come.</param>
    public FilePruner(Condition condition, TableLayout layout)
    {
        _partitionCondition = condition;
        _statisticsCondition = NaNRule.Apply(_partitionCondition);
        _partitions = new PartitionPruner(layout);
        _statistics = new InclusiveStatistics(new TestedColumns(_statisticsCondition, layout.DataSchema), _partitions);
        _hasPartitionTests = !layout.PartitionColumns.IsEmpty;
    }

    /// <summary>Returns the live files to read, per segment of the version.</summary>
    public ImmutableArray<RowSet> Prune(SnapshotState state, out PruneCounts counts)
    {
        ImmutableArray<RowSet>.Builder kept = ImmutableArray.CreateBuilder<RowSet>(state.Segments.Length);
        long byPartition = 0;
        long byStatistics = 0;
        foreach (LiveSegment segment in state.Segments)
        {
            kept.Add(Prune(segment, ref byPartition, ref byStatistics));
        }

        counts = new PruneCounts(byPartition, byStatistics);
        return kept.MoveToImmutable();
    }

    private RowSet Prune(LiveSegment segment, ref long byPartition, ref long byStatistics)
    {
        if (segment.LiveCount == 0)
        {
            return RowSet.Empty;
        }

        int wordCount = RowMask.WordCount(segment.Files.Count);
        ulong[] rented = ArrayPool<ulong>.Shared.Rent(wordCount);
        try
        {
            Span<ulong> rows = rented.AsSpan(0, wordCount);
            RowMask.SetAll(rows, segment.Files.Count);
            segment.Dead.RemoveFrom(rows);
            int live = segment.LiveCount;
            if (_hasPartitionTests)
            {
                FileConditions.Restrict(_partitionCondition, segment.Files, _partitions, rows);
            }

            int inPartitions = RowMask.Count(rows);
            byPartition += live - inPartitions;
            if (inPartitions > 0)
            {
                // Statistics are decoded on first use: a segment without a file that is left pays nothing.
                FileConditions.Restrict(_statisticsCondition, segment.Files, _statistics, rows);
            }

            byStatistics += inPartitions - RowMask.Count(rows);
            return RowSet.Of(rows);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }
    }
}
