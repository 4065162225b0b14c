namespace Repro.Table.Log.Checkpoints;

/// <summary>How a checkpoint is written; the table's properties decide.</summary>
internal sealed record CheckpointOptions
{
    /// <summary>Gets the Parquet codec, as <c>delta.parquet.compression.codec</c> spells it.</summary>
    public string Codec { get; init; } = "zstd";

    /// <summary>Gets how statistics are told.</summary>
    public StatisticsForm Statistics { get; init; } = StatisticsForm.Json;
}
