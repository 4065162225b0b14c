using CsCheck;
using Repro.Table.Data.Parquet;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Checkpoints;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Storage.Memory;
using Xunit;

namespace Repro.Table.Tests.Log.Checkpoints;

public class CheckpointRoundTripTests
{
    private const ActionKinds Everything = ActionKinds.State | ActionKinds.RemoveDetails;

    [Theory]
    [Trait("MP", "4")]
    [InlineData("zstd", 60)]
    [InlineData("snappy", 10)]
    public Task A_checkpoint_of_any_state_reads_as_that_state(string codec, int iterations) => CheckpointGen.State.SampleAsync(
        async sample =>
        {
            (SnapshotState state, List<RemoveFile> removes) = sample;
            CheckpointContents read = await RoundTripAsync(state, CheckpointStates.Tombstones(removes), new() { Codec = codec });

            Assert.Equal(state.Protocol, read.Protocol);
            Assert.Equal(state.Metadata, read.Metadata);
            Assert.Equal(state.Transactions.Values, read.Transactions);
            Assert.Equal(state.Domains.Values, read.Domains);
            Assert.Equal(LiveFiles(state), CheckpointStates.Adds(read.Adds, state.Layout.PartitionColumns));
            Assert.Equal(removes, CheckpointStates.Removes(read.Removes, state.Layout.PartitionColumns));
        },
        iter: iterations,
        threads: 1);

    [Fact]
    public async Task Features_are_written_only_where_the_protocol_has_them()
    {
        Protocol protocol = new() { MinReaderVersion = 1, MinWriterVersion = 7, ReaderFeatures = ["stray"], WriterFeatures = null };
        SnapshotState state = CheckpointStates.Of() with { Protocol = protocol };

        CheckpointContents read = await RoundTripAsync(state, tombstones: null, new());

        Assert.Null(read.Protocol!.ReaderFeatures);
        Assert.Empty(read.Protocol.WriterFeatures!.Value);
    }

    [Fact]
    public async Task Statistics_are_left_out_if_the_table_does_not_want_them_as_JSON()
    {
        SnapshotState state = CheckpointStates.Of(CheckpointStates.File("a") with { Stats = "{\"numRecords\":1}" });

        CheckpointContents read = await RoundTripAsync(state, tombstones: null, new() { Statistics = StatisticsForm.None });

        Assert.Null(Assert.Single(CheckpointStates.Adds(read.Adds, [])).Stats);
    }

    [Fact]
    public async Task Files_that_do_not_mention_a_partition_column_have_null_there()
    {
        Metadata metadata = CheckpointStates.Metadata with { PartitionColumns = ["day"] };
        SnapshotState state = CheckpointStates.Of(CheckpointStates.Protocol, metadata, [[CheckpointStates.File("a")]], _ => true);

        CheckpointContents read = await RoundTripAsync(state, tombstones: null, new());

        FileSegment segment = Assert.Single(read.Adds.Segments.ToArray());
        Assert.Equal("day", Assert.Single(segment.PartitionColumns).Name);
        Assert.Null(segment.PartitionValue(0, "day"));
    }

    [Fact]
    public async Task Statistics_larger_than_a_batch_survive()
    {
        string statistics = $"{{\"padding\":\"{new string('x', 9 << 20)}\"}}";
        AddFile[] adds = [.. Enumerable.Range(0, 3).Select(i => CheckpointStates.File($"f{i}") with { Stats = statistics })];

        CheckpointContents read = await RoundTripAsync(CheckpointStates.Of(adds), tombstones: null, new());

        Assert.Equal(adds, CheckpointStates.Adds(read.Adds, []));
    }

    [Fact]
    [Trait("MP", "128")]
    public async Task More_than_a_million_actions_are_written_and_read()
    {
        const int count = 1_000_100;
        List<LiveSegment> segments = [];
        for (int start = 0; start < count; start += FileSegment.MaxRows)
        {
            FileSegmentBuilder builder = new();
            for (int i = start; i < Math.Min(count, start + FileSegment.MaxRows); i++)
            {
                builder.EndFile(new FileKey(System.Text.Encoding.UTF8.GetBytes($"part-{i:D9}.parquet"), null), i, i);
            }

            segments.Add(new LiveSegment(builder.Build(), RowSet.Empty));
        }

        SnapshotState state = CheckpointStates.Of() with { Segments = [.. segments], FileCount = count };

        CheckpointContents read = await RoundTripAsync(state, tombstones: null, new() { Codec = "snappy" });

        Assert.Equal(count, read.Adds.Count);
        Assert.Equal((long)count * (count - 1) / 2, read.Adds.Segments.ToArray().Sum(s => s.Sizes.Sum()));
        Assert.Equal("part-001000099.parquet"u8, read.Adds.Segments[^1].Keys.Path(read.Adds.Segments[^1].Count - 1));
    }

    private static async Task<CheckpointContents> RoundTripAsync(
        SnapshotState state, SegmentList? tombstones, CheckpointOptions options)
    {
        MemoryTableStore store = new();
        ParquetNetEngine parquet = new();
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        WrittenCheckpoint written = await new CheckpointWriter(store, parquet).WriteAsync(state, tombstones, options, cancellationToken);
        CheckpointFiles files = new() { Version = written.Version, Form = CheckpointForm.Classic, Files = [written.Entry] };
        CheckpointContents read = await new CheckpointReader(store, parquet).ReadAsync(files, Everything, new FileIndex(), cancellationToken);

        Assert.Equal(state.FileCount, written.AddCount);
        Assert.Equal(
            2 + state.Transactions.Count + state.Domains.Count + state.FileCount + (tombstones?.Count ?? 0), written.ActionCount);
        return read;
    }

    private static List<AddFile> LiveFiles(SnapshotState state) =>
    [
        .. state.Segments.SelectMany(s => Enumerable.Range(0, s.Files.Count)
            .Where(s.IsLive)
            .Select(row => s.Files.ToAddFile(row, state.Layout.PartitionColumns))),
    ];
}
