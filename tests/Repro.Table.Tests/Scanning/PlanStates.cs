using System.Collections.Immutable;
using System.Text;
using Repro.Table.Log.Actions;
using Repro.Table.Log.State;
using Repro.Table.Scanning;
using Repro.Table.Schemas;

namespace Repro.Table.Tests.Scanning;

/// <summary>States that hold nothing but paths.</summary>
internal static class PlanStates
{
    /// <summary>Returns paths in the order in which a scan reads them.</summary>
    public static string[] Order(IEnumerable<string> paths)
    {
        SegmentList.Builder files = new();
        int count = 0;
        foreach (string path in paths)
        {
            files.Current.Add(new AddFile { Path = path, Size = 1, ModificationTime = 0 });
            count++;
        }

        Metadata metadata = new() { Id = "t", SchemaString = SchemaJson.Write(TestTable.IdSchema) };
        Protocol protocol = new() { MinReaderVersion = 1, MinWriterVersion = 2 };
        SnapshotState state = new()
        {
            Version = 0,
            Protocol = protocol,
            Metadata = metadata,
            Transactions = ImmutableSortedDictionary<string, SetTransaction>.Empty,
            Domains = ImmutableSortedDictionary<string, DomainMetadata>.Empty,
            Segments = [new LiveSegment(files.Build().Segments[0], RowSet.Empty)],
            FileCount = count,
            SizeInBytes = count,
            Layout = TableLayout.Parse(metadata, protocol, "log"),
        };
        return [.. ScanPlanner.Plan(state).Select(task => Encoding.UTF8.GetString(task.Files.Keys.Path(task.Row)))];
    }
}
