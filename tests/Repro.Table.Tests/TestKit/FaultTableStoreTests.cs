using Repro.Table.Errors;
using Repro.Table.Storage;
using Repro.Table.Storage.Memory;
using Repro.Table.TestKit.Storage;
using Xunit;

namespace Repro.Table.Tests.TestKit;

public sealed class FaultTableStoreTests
{
    private static readonly TablePath Commit = TablePath.LogDirectory.Child("0.json");
    private static readonly TablePath Other = TablePath.Parse("other");

    private readonly MemoryTableStore _memory = new();
    private readonly FaultTableStore _store;

    public FaultTableStoreTests()
    {
        _store = new FaultTableStore(_memory);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_the_nth_matching_calls_fail()
    {
        _store.Add(new StoreFault
        {
            Verb = StoreVerb.Head,
            Kind = StoreFaultKind.FailBefore,
            Where = path => path == Commit,
            Nth = 2,
            Times = 2,
            IsTransient = false,
        });
        await _store.HeadAsync(Commit, Token);
        await _store.HeadAsync(Other, Token);
        for (var i = 0; i < 2; i++)
        {
            var exception = await Assert.ThrowsAsync<StoreException>(async () => await _store.HeadAsync(Commit, Token));
            Assert.Equal((Commit.Value, false), (exception.Path, exception.IsTransient));
        }

        await _store.HeadAsync(Commit, Token);
    }

    [Fact]
    public async Task A_put_that_fails_before_leaves_nothing()
    {
        _store.Add(StoreVerb.Put, StoreFaultKind.FailBefore);
        await Assert.ThrowsAsync<StoreException>(() => PutAsync("x"));
        Assert.False(await IsThereAsync());
    }

    [Fact]
    public async Task A_put_whose_reply_is_lost_is_unknown_and_there()
    {
        _store.Add(StoreVerb.Put, StoreFaultKind.LoseReply);
        Assert.Equal(PutOutcome.Unknown, await PutAsync("x"));
        Assert.True(await IsThereAsync());
        Assert.Equal(PutOutcome.AlreadyExists, await PutAsync("x"));
    }

    [Fact]
    public async Task A_late_put_is_absent_until_it_lands()
    {
        _store.Add(new StoreFault { Verb = StoreVerb.Put, Kind = StoreFaultKind.LandLate, LandsAfterCalls = 2 });
        Assert.Equal(PutOutcome.Unknown, await PutAsync("x"));
        Assert.Null(await _store.HeadAsync(Commit, Token));
        Assert.NotNull(await _store.HeadAsync(Commit, Token));
    }

    [Fact]
    public async Task A_late_put_may_find_its_place_taken()
    {
        _store.Add(new StoreFault { Verb = StoreVerb.Put, Kind = StoreFaultKind.LandLate, LandsAfterCalls = int.MaxValue });
        await PutAsync("late");
        Assert.Equal(PutOutcome.Created, await PutAsync("in time"));
        await _store.LandAllAsync();
        Assert.Equal("in time".Length, (await _memory.HeadAsync(Commit, Token))!.Value.SizeInBytes);
    }

    [Fact]
    public async Task A_put_that_is_not_durable_is_there_and_an_error()
    {
        _store.Add(StoreVerb.Put, StoreFaultKind.NotDurable);
        var exception = await Assert.ThrowsAsync<StoreException>(() => PutAsync("x"));
        Assert.Equal("StoreNotDurable", exception.Code);
        Assert.True(await IsThereAsync());
    }

    [Fact]
    public async Task Data_files_and_listings_fail_as_well()
    {
        _store.Add(StoreVerb.List, StoreFaultKind.FailBefore);
        await Assert.ThrowsAsync<StoreException>(
            async () => await _store.ListAsync(default, null, Token).GetAsyncEnumerator(Token).MoveNextAsync());
        _store.Add(StoreVerb.WriteFile, StoreFaultKind.FailBefore, nth: 2);
        _store.Add(StoreVerb.CompleteFile, StoreFaultKind.LoseReply);
        await using var writer = await _store.CreateFileAsync(Commit, Token);
        await writer.WriteAsync(new byte[1], Token);
        await Assert.ThrowsAsync<StoreException>(async () => await writer.WriteAsync(new byte[1], Token));
        await Assert.ThrowsAsync<StoreException>(async () => await writer.CompleteAsync(Token));
        Assert.True(await IsThereAsync());
    }

    [Fact]
    public async Task A_recording_store_names_every_call_in_order()
    {
        var recording = new RecordingTableStore(_memory);
        await recording.PutAsync(Commit, new byte[1], PutMode.CreateOnly, Token);
        await recording.HeadAsync(Other, Token);
        await foreach (var _ in recording.ListAsync(TablePath.LogDirectory, null, Token))
        {
        }

        await foreach (var _ in recording.DeleteManyAsync([Other, Commit], Token))
        {
        }

        Assert.Equal(
            [
                new StoreCall(StoreVerb.Put, Commit),
                new StoreCall(StoreVerb.Head, Other),
                new StoreCall(StoreVerb.List, TablePath.LogDirectory),
                new StoreCall(StoreVerb.Delete, Other),
                new StoreCall(StoreVerb.Delete, Commit),
            ],
            recording.Calls);
        Assert.Equal(2, recording.Count(StoreVerb.Delete));
        recording.Clear();
        Assert.Empty(recording.Calls);
    }

    private async Task<PutOutcome> PutAsync(string content) =>
        await _store.PutAsync(Commit, System.Text.Encoding.UTF8.GetBytes(content), PutMode.CreateOnly, Token);

    private async Task<bool> IsThereAsync() => await _memory.HeadAsync(Commit, Token) is not null;
}
