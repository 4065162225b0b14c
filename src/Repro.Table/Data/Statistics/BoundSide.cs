namespace Repro.Table.Data.Statistics;

/// <summary>Which of the two bounds of a column.</summary>
internal enum BoundSide
{
    Min,
    Max,
}
