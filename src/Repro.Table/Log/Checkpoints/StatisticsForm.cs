namespace Repro.Table.Log.Checkpoints;

/// <summary>How a checkpoint tells the statistics of files.</summary>
internal enum StatisticsForm
{
    /// <summary>As JSON text, which every reader understands.</summary>
    Json,

    /// <summary>Not at all: <c>delta.checkpoint.writeStatsAsJson</c> is false. Files are then read without pruning.</summary>
    None,
}
