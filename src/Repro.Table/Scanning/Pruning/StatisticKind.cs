namespace Repro.Table.Scanning.Pruning;

/// <summary>What a statistic says of a leaf.</summary>
internal enum StatisticKind
{
    Min,

    Max,

    NullCount,
}
