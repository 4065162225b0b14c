using System.Text;
using Repro.Table.Log.Actions;
using Repro.Table.Log.State;
using Xunit;

namespace Repro.Table.Tests.Log.State;

public class SegmentListTests
{
    [Fact]
    public void Files_are_found_by_position_across_segments()
    {
        SegmentList.Builder builder = new();
        int count = (2 * FileSegment.MaxRows) + 5;
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(i, builder.Count);
            builder.Current.EndFile(new FileKey(Encoding.UTF8.GetBytes($"f{i}"), null), i, -i);
        }

        SegmentList list = builder.Build();

        Assert.Equal(count, list.Count);
        Assert.Equal([FileSegment.MaxRows, FileSegment.MaxRows, 5], list.Segments.ToArray().Select(s => s.Count));
        foreach (int position in new[] { 0, 1, FileSegment.MaxRows - 1, FileSegment.MaxRows, (2 * FileSegment.MaxRows) - 1, count - 1 })
        {
            (int segment, int row) = list.Locate(position);
            Assert.Equal(position, list.Segments[segment].Sizes[row]);
            Assert.Equal(position, list.StartOf(segment) + row);
            Assert.Equal($"f{position}", Encoding.UTF8.GetString(list.Segments[segment].Keys.Path(row)));
        }
    }

    [Fact]
    public void No_file_makes_no_segment()
    {
        SegmentList list = new SegmentList.Builder().Build();

        Assert.Equal(0, list.Count);
        Assert.True(list.Segments.IsEmpty);
    }

    [Fact]
    public void A_segment_ends_early_when_its_statistics_weigh_too_much()
    {
        SegmentList.Builder builder = new();
        byte[] statistics = new byte[200 << 20];
        for (int i = 0; i < 4; i++)
        {
            builder.Current.Statistics.Set(statistics);
            builder.Current.EndFile(new FileKey("a"u8, $"{i}"), 0, 0);
        }

        SegmentList list = builder.Build();

        Assert.Equal([3, 1], list.Segments.ToArray().Select(s => s.Count));
    }

    [Fact]
    public void A_file_keeps_all_it_has_on_its_way_to_another_segment()
    {
        AddFile file = new()
        {
            Path = "a%20b",
            Size = 3,
            ModificationTime = 4,
            DataChange = false,
            PartitionValues = ValueMap.Of([KeyValuePair.Create("p", (string?)"x"), KeyValuePair.Create("q", (string?)null)]),
            Stats = "{}",
            Tags = ValueMap.Of([KeyValuePair.Create("t", (string?)"u")]),
            DeletionVector = new() { StorageType = "u", PathOrInlineDv = "v", SizeInBytes = 1, Cardinality = 2 },
            BaseRowId = 5,
            DefaultRowCommitVersion = 6,
            ClusteringProvider = "c",
        };
        FileSegmentBuilder source = new();
        source.Add(TestLog.Add("before"));
        source.Add(file);
        FileSegmentBuilder target = new();
        FileSegment first = source.Build();
        target.AddFrom(first, 1);
        target.AddFrom(first, 0);

        FileSegment second = target.Build();

        Assert.Equal(file, first.ToAddFile(1, ["p", "q"]));
        Assert.Equal(file, second.ToAddFile(0, ["p", "q"]));
        Assert.Null(second.Extra(1));
        Assert.True(first.Keys[1].Matches(second.Keys[0]));
    }
}
