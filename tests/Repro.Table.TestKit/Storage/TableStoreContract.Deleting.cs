using Repro.Table.Storage;
using Xunit;

namespace Repro.Table.TestKit.Storage;

/// <content>Deletes, cancellation and counts.</content>
public abstract partial class TableStoreContract
{
    [Fact]
    public async Task A_delete_is_idempotent()
    {
        var store = CreateStore();
        await PutManyAsync(store, "d/x", "d/y");
        Assert.Equal(DeleteOutcome.Deleted, await store.DeleteAsync(At("d/x"), null, Token));
        Assert.Equal(DeleteOutcome.Absent, await store.DeleteAsync(At("d/x"), null, Token));
        Assert.Equal(DeleteOutcome.Absent, await store.DeleteAsync(At("e/x"), null, Token));
        Assert.Equal(["d/y"], await TreeAsync(store, string.Empty));
    }

    [Fact]
    public async Task A_delete_under_a_tag_spares_an_object_that_was_replaced()
    {
        var store = CreateStore();
        await PutAsync(store, "x", "old");
        var old = (await store.HeadAsync(At("x"), Token))!.Value.EntityTag;
        await PutAsync(store, "x", "new", PutMode.Overwrite);
        var current = (await store.HeadAsync(At("x"), Token))!.Value.EntityTag;
        await FailsAsync("StoreObjectChanged", "x", async () => await store.DeleteAsync(At("x"), old, Token));
        Assert.Equal("new", await TextAsync(store, "x"));
        Assert.Equal(DeleteOutcome.Deleted, await store.DeleteAsync(At("x"), current, Token));
        Assert.Equal(DeleteOutcome.Absent, await store.DeleteAsync(At("x"), current, Token));
    }

    [Fact]
    public async Task Many_deletes_have_an_outcome_each_in_the_order_given()
    {
        var store = CreateStore();
        await PutManyAsync(store, "a", "b", "c");
        var results = new List<DeleteResult>();
        await foreach (var result in store.DeleteManyAsync([At("c"), At("missing"), At("a")], Token))
        {
            results.Add(result);
        }

        Assert.Equal(["c", "missing", "a"], results.Select(result => result.Path.Value));
        Assert.Equal([DeleteOutcome.Deleted, DeleteOutcome.Absent, DeleteOutcome.Deleted], results.Select(result => result.Outcome));
        Assert.All(results, result => Assert.Null(result.Reason));
        Assert.Equal(["b"], await TreeAsync(store, string.Empty));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_it_starts_does_nothing()
    {
        var store = CreateStore();
        await PutAsync(store, "x", "old");
        var cancelled = new CancellationToken(canceled: true);
        await CancelsAsync(async () => await store.PutAsync(At("x"), Bytes("new"), PutMode.Overwrite, cancelled));
        await CancelsAsync(async () => await store.PutAsync(At("y"), Bytes("new"), PutMode.CreateOnly, cancelled));
        await CancelsAsync(async () => await store.CreateFileAsync(At("z"), cancelled));
        await CancelsAsync(async () => await store.DeleteAsync(At("x"), null, cancelled));
        await CancelsAsync(async () => await store.DeleteManyAsync([At("x")], cancelled).GetAsyncEnumerator(cancelled).MoveNextAsync());
        await CancelsAsync(async () => await store.HeadAsync(At("x"), cancelled));
        await CancelsAsync(async () => await store.ReadAsync(At("x"), Limit, cancelled));
        await CancelsAsync(async () => await store.ReadRangeAsync(At("x"), 0, new byte[1], null, cancelled));
        await CancelsAsync(async () => await store.ListAsync(default, null, cancelled).GetAsyncEnumerator(cancelled).MoveNextAsync());
        await CancelsAsync(async () => await store.ListTreeAsync(default, cancelled).GetAsyncEnumerator(cancelled).MoveNextAsync());
        Assert.Equal(["x"], await TreeAsync(store, string.Empty));
        Assert.Equal("old", await TextAsync(store, "x"));
    }

    [Fact]
    public async Task Every_call_counts()
    {
        var store = CreateStore();
        var counters = store.Counters;
        await PutAsync(store, "d/x", "12345");
        await PutAsync(store, "d/x", "12345");
        await WriteFileAsync(store, "d/y", "123");
        Assert.Equal(3, counters.Puts);
        Assert.InRange(counters.BytesWritten, 8, 13);
        await TextAsync(store, "d/x");
        await TextAsync(store, "missing");
        await store.ReadRangeAsync(At("d/y"), 1, new byte[8], null, Token);
        Assert.Equal((3, 7), (counters.Reads, counters.BytesRead));
        await store.HeadAsync(At("missing"), Token);
        Assert.Equal(1, counters.Heads);
        await ListAsync(store, "d");
        Assert.Equal(1, counters.Lists);
        await store.DeleteAsync(At("missing"), null, Token);
        await store.DeleteManyAsync([At("d/x"), At("d/y")], Token).GetAsyncEnumerator(Token).MoveNextAsync();
        Assert.InRange(counters.Deletes, 2, 3);
        Assert.Equal(counters.Lists + counters.Reads + counters.Heads + counters.Puts + counters.Deletes, counters.Requests);
    }

    private static async Task CancelsAsync(Func<Task> call) => await Assert.ThrowsAnyAsync<OperationCanceledException>(call);
}
