using System.Collections.Immutable;
using System.Text;
using Repro.Table.Log.Actions;

namespace Repro.Table.Log.State;

/// <summary>Columns of up to 65,536 logical files. Immutable, shared between versions; no object per file.</summary>
internal sealed class FileSegment
{
    /// <summary>The most rows of a segment, so that a row fits 16 bits and a row set 8 KiB.</summary>
    public const int MaxRows = 65_536;

    /// <summary>Gets the identities.</summary>
    public required KeyColumn Keys { get; init; }

    /// <summary>Gets the sizes of the data files in bytes.</summary>
    public required ImmutableArray<long> Sizes { get; init; }

    /// <summary>Gets the modification times in milliseconds since the Unix epoch.</summary>
    public required ImmutableArray<long> ModificationTimes { get; init; }

    /// <summary>Gets the partition columns that some file of the segment mentions.</summary>
    public required ImmutableArray<PartitionColumn> PartitionColumns { get; init; }

    /// <summary>Gets the statistics as JSON text in UTF-8, raw until a pruner asks; empty where a file has none.</summary>
    public required ByteArena Statistics { get; init; }

    /// <summary>Gets the statistics that were decoded so far.</summary>
    public SegmentStatistics DecodedStatistics { get; } = new();

    /// <summary>Gets what only few files have, by row; null if none has any.</summary>
    public required Dictionary<int, FileExtras>? Extras { get; init; }

    /// <summary>Gets the number of rows.</summary>
    public int Count => Keys.Count;

    /// <summary>Gets the text of a partition value; null for null or absent.</summary>
    /// <param name="row">The row.</param>
    /// <param name="physicalName">The physical name of the column.</param>
    public string? PartitionValue(int row, string physicalName)
    {
        foreach (PartitionColumn column in PartitionColumns)
        {
            if (string.Equals(column.Name, physicalName, StringComparison.Ordinal))
            {
                return column[row];
            }
        }

        return null;
    }

    /// <summary>Gets what only few files have; null if this one has none of it.</summary>
    public FileExtras? Extra(int row) => Extras is not null && Extras.TryGetValue(row, out FileExtras? extras) ? extras : null;

    /// <summary>Makes the record of a row, for the edges where records are the currency.</summary>
    /// <param name="row">The row.</param>
    /// <param name="partitionColumns">The physical names of the table's partition columns, in order.</param>
    public AddFile ToAddFile(int row, IEnumerable<string> partitionColumns)
    {
        FileExtras? extras = Extra(row);
        ReadOnlySpan<byte> statistics = Statistics[row];
        return new AddFile
        {
            Path = Encoding.UTF8.GetString(Keys.Path(row)),
            PartitionValues = ValueMap.Of(partitionColumns.Select(c => KeyValuePair.Create(c, PartitionValue(row, c)))),
            Size = Sizes[row],
            ModificationTime = ModificationTimes[row],
            DataChange = false,
            Stats = statistics.IsEmpty ? null : Encoding.UTF8.GetString(statistics),
            Tags = extras?.Tags,
            DeletionVector = extras?.DeletionVector,
            BaseRowId = extras?.BaseRowId,
            DefaultRowCommitVersion = extras?.DefaultRowCommitVersion,
            ClusteringProvider = extras?.ClusteringProvider,
        };
    }
}
