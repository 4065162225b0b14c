using System.Collections.Immutable;

namespace Repro.Table.Log.State;

/// <summary>What has been decoded of the statistics of a segment. Immutable.</summary>
internal sealed record StatisticsColumns
{
    /// <summary>Gets for each file the number of its rows, those of a deletion vector included;
    /// <see cref="StatisticsColumn.Unknown"/> where the log does not say.</summary>
    public required ImmutableArray<long> RecordCounts { get; init; }

    /// <summary>Gets the leaves decoded so far.</summary>
    public required ImmutableDictionary<StatisticsLeaf, StatisticsColumn> Leaves { get; init; }
}
