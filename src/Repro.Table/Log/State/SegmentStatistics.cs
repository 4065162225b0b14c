using System.Collections.Immutable;

namespace Repro.Table.Log.State;

/// <summary>Keeps with a segment what was decoded of its statistics, so that nothing is decoded twice. Thread safe.</summary>
internal sealed class SegmentStatistics
{
    private readonly Lock _lock = new();
    private StatisticsColumns? _columns;

    /// <summary>Returns the columns, which hold at least some leaves.</summary>
    /// <param name="leaves">The leaves that are needed.</param>
    /// <param name="decode">Decodes the leaves that are missing, and the numbers of records; called at most once.</param>
    public StatisticsColumns Require(
        ImmutableArray<StatisticsLeaf> leaves, Func<ImmutableArray<StatisticsLeaf>, StatisticsColumns> decode)
    {
        StatisticsColumns? columns = Volatile.Read(ref _columns);
        if (columns is not null && leaves.All(columns.Leaves.ContainsKey))
        {
            return columns;
        }

        lock (_lock)
        {
            columns = _columns;
            ImmutableArray<StatisticsLeaf> missing = [.. leaves.Where(leaf => columns is null || !columns.Leaves.ContainsKey(leaf))];
            if (columns is not null && missing.IsEmpty)
            {
                return columns;
            }

            StatisticsColumns decoded = decode(missing);
            columns = columns is null ? decoded : columns with { Leaves = columns.Leaves.AddRange(decoded.Leaves) };
            Volatile.Write(ref _columns, columns);
            return columns;
        }
    }
}
