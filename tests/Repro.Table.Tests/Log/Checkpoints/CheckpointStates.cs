using System.Collections.Immutable;
using System.Text;
using Repro.Table.Log.Actions;
using Repro.Table.Log.State;
using Xunit;

namespace Repro.Table.Tests.Log.Checkpoints;

/// <summary>Builds states and tombstones from records.</summary>
internal static class CheckpointStates
{
    public const string SchemaString =
        """{"type":"struct","fields":[{"name":"id","type":"long","nullable":true,"metadata":{}},{"name":"day","type":"date","nullable":true,"metadata":{}},{"name":"region","type":"string","nullable":true,"metadata":{}}]}""";

    public static Protocol Protocol { get; } = new() { MinReaderVersion = 1, MinWriterVersion = 2 };

    public static Metadata Metadata { get; } = new() { Id = "5fba94ed-9794-4965-ba6e-6ee3c0d22af9", SchemaString = SchemaString };

    public static SnapshotState Of(params IEnumerable<AddFile> adds) => Of(Protocol, Metadata, [[.. adds]], _ => true);

    public static SnapshotState Of(
        Protocol protocol, Metadata metadata, IEnumerable<IReadOnlyList<AddFile>> segments, Func<AddFile, bool> isLive)
    {
        ImmutableArray<LiveSegment> live = [.. segments.Select(s => Segment(s, isLive))];
        return new SnapshotState
        {
            Version = 7,
            Protocol = protocol,
            Metadata = metadata,
            Layout = TableLayout.Parse(metadata, protocol, "test"),
            Transactions = ImmutableSortedDictionary<string, SetTransaction>.Empty,
            Domains = ImmutableSortedDictionary<string, DomainMetadata>.Empty,
            Segments = live,
            FileCount = live.Sum(s => (long)s.LiveCount),
            SizeInBytes = long.CreateSaturating(live.Aggregate(Int128.Zero, (sum, s) => sum + s.SumSizes())),
        };
    }

    public static AddFile File(string path) => new() { Path = path, Size = 10, ModificationTime = 20, DataChange = false };

    /// <summary>Returns the records of files, in order, as a table with these partition columns has them.</summary>
    public static List<AddFile> Adds(SegmentList files, IEnumerable<string> partitionColumns)
    {
        List<AddFile> adds = [];
        foreach (FileSegment segment in files.Segments)
        {
            for (int row = 0; row < segment.Count; row++)
            {
                adds.Add(segment.ToAddFile(row, partitionColumns));
            }
        }

        return adds;
    }

    public static SegmentList Tombstones(IEnumerable<RemoveFile> removes)
    {
        SegmentList.Builder builder = new();
        foreach (RemoveFile remove in removes)
        {
            FileSegmentBuilder target = builder.Current;
            foreach ((string name, string? value) in remove.PartitionValues ?? ValueMap.Empty)
            {
                byte[] column = Encoding.UTF8.GetBytes(name);
                Assert.True(value is null
                    ? target.TrySetPartitionNull(column)
                    : target.TrySetPartitionValue(column, Encoding.UTF8.GetBytes(value)));
            }

            target.SetExtras(new FileExtras
            {
                DeletionVector = remove.DeletionVector,
                BaseRowId = remove.BaseRowId,
                DefaultRowCommitVersion = remove.DefaultRowCommitVersion,
            });
            FileKey key = new(Encoding.UTF8.GetBytes(remove.Path), remove.DeletionVector?.UniqueId);
            target.EndFile(key, remove.Size ?? -1, remove.DeletionTimestamp ?? -1);
        }

        return builder.Build();
    }

    /// <summary>Returns the records of tombstones, in order; a size of null means that no partition was given either.</summary>
    public static List<RemoveFile> Removes(SegmentList tombstones, IReadOnlyList<string> partitionColumns)
    {
        List<RemoveFile> removes = [];
        foreach (FileSegment segment in tombstones.Segments)
        {
            for (int row = 0; row < segment.Count; row++)
            {
                int at = row;
                bool isExtended = segment.Sizes[row] >= 0;
                removes.Add(new RemoveFile
                {
                    Path = Encoding.UTF8.GetString(segment.Keys.Path(row)),
                    DeletionTimestamp = segment.ModificationTimes[row] < 0 ? null : segment.ModificationTimes[row],
                    Size = isExtended ? segment.Sizes[row] : null,
                    PartitionValues = isExtended
                        ? ValueMap.Of(partitionColumns.Select(c => KeyValuePair.Create(c, segment.PartitionValue(at, c))))
                        : null,
                    DeletionVector = segment.Extra(row)?.DeletionVector,
                    BaseRowId = segment.Extra(row)?.BaseRowId,
                    DefaultRowCommitVersion = segment.Extra(row)?.DefaultRowCommitVersion,
                });
            }
        }

        return removes;
    }

    private static LiveSegment Segment(IReadOnlyList<AddFile> adds, Func<AddFile, bool> isLive)
    {
        FileSegmentBuilder builder = new();
        RowSet.Builder dead = new(RowSet.Empty);
        for (int row = 0; row < adds.Count; row++)
        {
            builder.Add(adds[row]);
            if (!isLive(adds[row]))
            {
                dead.Add(row, adds.Count);
            }
        }

        return new LiveSegment(builder.Build(), dead.Build());
    }
}
