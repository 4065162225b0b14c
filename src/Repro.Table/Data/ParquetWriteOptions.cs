namespace Repro.Table.Data;

/// <summary>How a Parquet file is written.</summary>
internal sealed record ParquetWriteOptions
{
    /// <summary>Gets the codec, as <c>delta.parquet.compression.codec</c> spells it: zstd, snappy, gzip, lz4_raw, none.</summary>
    public string Codec { get; init; } = "zstd";

    /// <summary>Gets the most rows of a row group, which bounds the memory of the writer.</summary>
    public int MaxRowGroupRows { get; init; } = 1_048_576;

    /// <summary>Gets the most bytes of a row group before encoding, which bounds the memory of the writer.</summary>
    public long MaxRowGroupSizeInBytes { get; init; } = 128L << 20;
}
