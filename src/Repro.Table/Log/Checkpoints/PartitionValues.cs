using Repro.Table.Log.State;

namespace Repro.Table.Log.Checkpoints;

/// <summary>The partition columns to write for the files of one segment, looked up once.</summary>
internal readonly struct PartitionValues
{
    private readonly (string Name, PartitionColumn? Column)[] _columns;

    private PartitionValues((string Name, PartitionColumn? Column)[] columns)
    {
        _columns = columns;
    }

    /// <summary>Returns the columns by which a table is partitioned; one that a file does not mention is null.</summary>
    public static PartitionValues OfTable(FileSegment files, IEnumerable<string> physicalNames) =>
        new([.. physicalNames.Select(name => (name, files.PartitionColumns.FirstOrDefault(c => c.Name == name)))]);

    /// <summary>Returns the columns that tombstones mention, which may come from a time when the partitioning was another.</summary>
    public static PartitionValues OfTombstones(FileSegment files) => new([.. files.PartitionColumns.Select(c => (c.Name, c))]);

    /// <summary>Appends the map of a row.</summary>
    public void AppendTo(TextMapBuilder map, int row)
    {
        foreach ((string name, PartitionColumn? column) in _columns)
        {
            map.AppendEntry(name, column?[row]);
        }

        map.EndMap();
    }
}
