using Apache.Arrow;
using Repro.Table.Data.Statistics;
using Repro.Table.Expressions;
using Repro.Table.Log.Actions;
using Repro.Table.Log.State;
using Repro.Table.Scanning;
using Repro.Table.Schemas;
using Repro.Table.Tests.Data;
using Repro.Table.Tests.Log.Checkpoints;

namespace Repro.Table.Tests.Scanning.Pruning;

/// <summary>Versions made of statistics texts, and what a condition leaves of them.</summary>
internal static class PrunedTable
{
    public static AddFile File(int number, string? stats, params (string Column, string? Value)[] partition) => new()
    {
        Path = $"part-{number:D5}.parquet",
        Size = 1000 + number,
        ModificationTime = 0,
        DataChange = true,
        Stats = stats,
        PartitionValues = ValueMap.Of(partition.Select(p => KeyValuePair.Create(p.Column, p.Value))),
    };

    public static SnapshotState State(StructType schema, IEnumerable<IReadOnlyList<AddFile>> segments, params string[] partitionColumns) =>
        CheckpointStates.Of(
            CheckpointStates.Protocol,
            CheckpointStates.Metadata with { SchemaString = SchemaJson.Write(schema), PartitionColumns = [.. partitionColumns] },
            segments,
            _ => true);

    /// <summary>Returns the numbers of the files of a table of one segment that are left.</summary>
    public static int[] Kept(StructType schema, Predicate predicate, params string?[] stats) =>
        Kept(State(schema, [[.. stats.Select((s, i) => File(i, s))]]), predicate);

    public static int[] Kept(SnapshotState state, Predicate predicate) =>
    [
        .. ScanReader.Plan(state, new ScanOptions { Where = predicate }).Tasks
            .Select(task => int.Parse(System.Text.Encoding.UTF8.GetString(task.Files.Keys.Path(task.Row))[5..10], null)),
    ];

    /// <summary>Returns the statistics that our writer gives a file of these rows.</summary>
    public static string Collect(StructType schema, object?[][] rows)
    {
        FileStatisticsCollector collector = new(schema, new StatisticsOptions { IndexedColumnCount = -1 });
        using RecordBatch batch = ArrowSamples.Batch(schema, rows);
        collector.Observe(batch);
        return collector.Complete();
    }

    /// <summary>Returns whether a row of a file passes, by reading them all.</summary>
    public static bool HasMatch(StructType schema, Predicate predicate, object?[][] rows)
    {
        using RecordBatch batch = ArrowSamples.Batch(schema, rows);
        return new RowFilter(BoundPredicate.Bind(predicate, schema), schema).Select(batch, new int[rows.Length]) > 0;
    }
}
