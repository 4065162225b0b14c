using Repro.Table.Data.Statistics;
using Repro.Table.Log.Actions;
using Repro.Table.Log.State;

namespace Repro.Table.Operations;

/// <summary>What the properties of a table and the caller say of its data files.</summary>
internal sealed record TableFileOptions
{
    /// <summary>Gets the size at which the next file is begun, in bytes.</summary>
    public required long TargetFileSizeInBytes { get; init; }

    /// <summary>Gets the codec.</summary>
    public required string Codec { get; init; }

    /// <summary>Gets which columns get statistics.</summary>
    public required StatisticsOptions Statistics { get; init; }

    /// <summary>Gets the length of random directory names; null for directories named by partition values.</summary>
    public int? RandomPrefixLength { get; init; }

    /// <summary>Reads the properties of a table.</summary>
    /// <exception cref="Errors.TablePropertyException">A property has a bad value.</exception>
    /// <exception cref="Errors.UnsupportedFeatureException">A property asks for files that cannot be written here.</exception>
    public static TableFileOptions Of(SnapshotState state, WriteOptions options, string location)
    {
        TableProperties properties = new(state.Metadata.Configuration, location, state.Version);
        properties.RequireWritableFiles();
        return new TableFileOptions
        {
            TargetFileSizeInBytes = options.TargetFileSizeInBytes ?? properties.TargetFileSizeInBytes,
            Codec = properties.CompressionCodec,
            Statistics = new StatisticsOptions
            {
                IndexedColumnCount = properties.DataSkippingNumIndexedCols,
                Columns = properties.DataSkippingStatsColumns is { } columns ? [.. columns.Select(c => c.Steps)] : null,

                // Bounds of no length would say nothing and cost as much.
                StringPrefixLength = Math.Max(1, properties.DataSkippingStringPrefixLength),
            },
            RandomPrefixLength = properties.RandomizesFilePrefixes ? properties.RandomPrefixLength : null,
        };
    }
}
