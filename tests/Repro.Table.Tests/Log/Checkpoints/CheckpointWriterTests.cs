using Apache.Arrow;
using Repro.Table.Data;
using Repro.Table.Data.Parquet;
using Repro.Table.Errors;
using Repro.Table.Log.Checkpoints;
using Repro.Table.Log.State;
using Repro.Table.Schemas;
using Repro.Table.Storage;
using Repro.Table.Storage.Memory;
using Repro.Table.TestKit.Storage;
using Xunit;

namespace Repro.Table.Tests.Log.Checkpoints;

public class CheckpointWriterTests
{
    private static readonly TablePath CheckpointPath = TablePath.Parse("_delta_log/00000000000000000007.checkpoint.parquet");

    private readonly RecordingTableStore _store = new(new MemoryTableStore());
    private readonly SnapshotState _state = CheckpointStates.Of(CheckpointStates.File("a"), CheckpointStates.File("b"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("MP", "11")]
    public async Task A_checkpoint_becomes_visible_by_one_put()
    {
        await WriteAsync(_store, new ParquetNetEngine());

        Assert.Equal([new StoreCall(StoreVerb.Put, CheckpointPath), new StoreCall(StoreVerb.Head, CheckpointPath)], _store.Calls);
    }

    [Fact]
    public async Task The_hint_of_a_checkpoint_says_what_was_written()
    {
        WrittenCheckpoint written = await WriteAsync(_store, new ParquetNetEngine());

        long size = (await _store.HeadAsync(CheckpointPath, Token))!.Value.SizeInBytes;
        Assert.Equal(new LastCheckpointHint { Version = 7, ActionCount = 4, SizeInBytes = size, AddCount = 2 }, written.ToHint());
    }

    [Fact]
    [Trait("MP", "11")]
    public async Task The_second_writer_of_a_version_leaves_the_checkpoint_of_the_first()
    {
        WrittenCheckpoint first = await WriteAsync(_store, new ParquetNetEngine());
        WrittenCheckpoint second = await WriteAsync(_store, new ParquetNetEngine());

        Assert.Equal(first, second);
    }

    [Theory]
    [Trait("MP", "10")]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_failure_while_a_checkpoint_is_built_publishes_nothing(int goodBatches)
    {
        await Assert.ThrowsAsync<IOException>(() => WriteAsync(_store, new FailingParquetEngine(goodBatches)));

        Assert.Empty(_store.Calls);
    }

    [Fact]
    [Trait("MP", "10")]
    public async Task A_put_that_fails_publishes_nothing()
    {
        FaultTableStore store = new(_store);
        store.Add(StoreVerb.Put, StoreFaultKind.FailBefore);

        await Assert.ThrowsAsync<StoreException>(() => WriteAsync(store, new ParquetNetEngine()));

        Assert.Null(await _store.HeadAsync(CheckpointPath, Token));
    }

    [Fact]
    public async Task A_put_whose_reply_is_lost_counts_if_the_checkpoint_is_there()
    {
        FaultTableStore store = new(_store);
        store.Add(StoreVerb.Put, StoreFaultKind.LoseReply);

        WrittenCheckpoint written = await WriteAsync(store, new ParquetNetEngine());

        Assert.Equal(await _store.HeadAsync(CheckpointPath, Token), written.Entry);
    }

    [Fact]
    public async Task A_put_that_may_still_arrive_is_a_failure_that_passes()
    {
        FaultTableStore store = new(_store);
        store.Add(new StoreFault { Verb = StoreVerb.Put, Kind = StoreFaultKind.LandLate, LandsAfterCalls = 100 });

        StoreException exception = await Assert.ThrowsAsync<StoreException>(() => WriteAsync(store, new ParquetNetEngine()));

        Assert.Equal("StoreOutcomeUnknown", exception.Code);
        Assert.True(exception.IsTransient);
    }

    [Fact]
    public async Task Cancelling_before_the_put_publishes_nothing()
    {
        CheckpointWriter writer = new(_store, new ParquetNetEngine());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => writer.WriteAsync(_state, tombstones: null, new CheckpointOptions(), new CancellationToken(canceled: true)));

        Assert.Empty(_store.Calls);
    }

    [Fact]
    [Trait("MP", "18")]
    public async Task Lists_are_written_in_the_standard_layout_only()
    {
        WrittenCheckpoint written = await WriteAsync(_store, new ParquetNetEngine());

        using StoreObject? file = await _store.ReadAsync(written.Entry.Path, long.MaxValue, Token);
        Assert.True(file!.Content.Span.IndexOf("element"u8) > 0);
        Assert.Equal(-1, file.Content.Span.IndexOf("array_element"u8));
        Assert.Equal(-1, file.Content.Span.IndexOf("bag"u8));
    }

    [Fact]
    public async Task A_file_of_several_pieces_is_put_as_it_was_written()
    {
        byte[] content = new byte[(3 << 20) + 5];
        new Random(1).NextBytes(content);
        await using WholeFileWriter file = new(_store, CheckpointPath);
        for (int start = 0; start < content.Length; start += 700_001)
        {
            await file.WriteAsync(content.AsMemory(start, Math.Min(700_001, content.Length - start)), Token);
        }

        StoreEntry entry = await file.CompleteAsync(Token);

        using StoreObject? read = await _store.ReadAsync(CheckpointPath, long.MaxValue, Token);
        Assert.Equal(content.Length, entry.SizeInBytes);
        Assert.Equal(content, read!.Content.ToArray());
    }

    private Task<WrittenCheckpoint> WriteAsync(ITableStore store, IParquetEngine parquet) =>
        new CheckpointWriter(store, parquet).WriteAsync(_state, tombstones: null, new CheckpointOptions(), Token);

    /// <summary>Writes some batches and then fails, in a write or in the end.</summary>
    private sealed class FailingParquetEngine(int goodBatches) : IParquetEngine
    {
        public IAsyncEnumerable<RecordBatch> ReadAsync(
            ITableStore store, ParquetReadRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IParquetFileWriter CreateWriter(StoreFileWriter output, StructType schema, ParquetWriteOptions options) =>
            new Writer(new ParquetNetEngine().CreateWriter(output, schema, options), goodBatches);

        private sealed class Writer(IParquetFileWriter inner, int goodBatches) : IParquetFileWriter
        {
            private int _left = goodBatches;

            public long EstimatedSizeInBytes => inner.EstimatedSizeInBytes;

            public ValueTask WriteAsync(RecordBatch batch, CancellationToken cancellationToken) =>
                _left-- > 0 ? inner.WriteAsync(batch, cancellationToken) : throw new IOException("Scripted fault.");

            public ValueTask<WrittenFile> CompleteAsync(CancellationToken cancellationToken) => throw new IOException("Scripted fault.");

            public ValueTask DisposeAsync() => inner.DisposeAsync();
        }
    }
}
