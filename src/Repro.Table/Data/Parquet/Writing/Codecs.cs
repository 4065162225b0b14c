using System.IO.Compression;
using Parquet;
using Repro.Table.Errors;

namespace Repro.Table.Data.Parquet.Writing;

/// <summary>The codecs that are written, under the names of <c>delta.parquet.compression.codec</c>, case ignored.</summary>
internal static class Codecs
{
    private const int MaxKeptSizeInBytes = 16 << 20;

    /// <summary>Returns the options of the library behind.</summary>
    /// <exception cref="UnsupportedFeatureException">The codec is not written.</exception>
    public static ParquetOptions ToOptions(string codec)
    {
        CompressionMethod method = codec.ToLowerInvariant() switch
        {
            "zstd" => CompressionMethod.Zstd,
            "snappy" => CompressionMethod.Snappy,
            "gzip" => CompressionMethod.Gzip,
            "lz4_raw" => CompressionMethod.Lz4Raw,
            "none" or "uncompressed" => CompressionMethod.None,
            _ => throw Throw.CodecUnsupported(codec),
        };
        return new ParquetOptions
        {
            CompressionMethod = method,

            // What the library keeps of page buffers from one column to the next, for the whole process.
            MaximumLargePoolFreeBytes = MaxKeptSizeInBytes,
            MaximumSmallPoolFreeBytes = MaxKeptSizeInBytes,
            CompressionLevel = method == CompressionMethod.Lz4Raw ? CompressionLevel.Fastest : CompressionLevel.Optimal,
        };
    }
}
