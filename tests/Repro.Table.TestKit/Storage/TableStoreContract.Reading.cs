using System.Text;
using Repro.Table.Errors;
using Repro.Table.Storage;
using Xunit;

namespace Repro.Table.TestKit.Storage;

/// <content>Reads and heads.</content>
public abstract partial class TableStoreContract
{
    [Theory]
    [InlineData(0, 10, "0123456789")]
    [InlineData(3, 4, "3456")]
    [InlineData(8, 4, "89")]
    [InlineData(10, 4, "")]
    [InlineData(11, 4, "")]
    [InlineData(long.MaxValue / 2, 4, "")]
    [InlineData(5, 0, "")]
    public async Task A_range_gives_fewer_bytes_only_where_the_object_ends(long offset, int length, string expected)
    {
        var store = CreateStore();
        await PutAsync(store, "d/x", "0123456789");
        var buffer = new byte[length];
        var count = await store.ReadRangeAsync(At("d/x"), offset, buffer, null, Token);
        Assert.Equal(expected, Encoding.UTF8.GetString(buffer, 0, count));
    }

    [Fact]
    public async Task A_range_of_a_missing_object_is_an_error_of_its_own()
    {
        var store = CreateStore();
        await PutAsync(store, "d/x", "x");
        await FailsAsync("StoreObjectMissing", "d/y", async () => await store.ReadRangeAsync(At("d/y"), 0, new byte[1], null, Token));
        await FailsAsync("StoreObjectMissing", "e/y", async () => await store.ReadRangeAsync(At("e/y"), 0, new byte[1], null, Token));
        await FailsAsync("StoreObjectMissing", "d/x/y", async () => await store.ReadRangeAsync(At("d/x/y"), 0, new byte[1], null, Token));
    }

    [Fact]
    public async Task A_range_under_a_tag_is_refused_once_the_object_was_replaced_even_by_equal_bytes()
    {
        var store = CreateStore();
        await PutAsync(store, "x", "same");
        var tag = (await store.HeadAsync(At("x"), Token))!.Value.EntityTag;
        var buffer = new byte[4];
        Assert.Equal(4, await store.ReadRangeAsync(At("x"), 0, buffer, tag, Token));
        await PutAsync(store, "x", "same", PutMode.Overwrite);
        Assert.NotEqual(tag, (await store.HeadAsync(At("x"), Token))!.Value.EntityTag);
        await FailsAsync("StoreObjectChanged", "x", async () => await store.ReadRangeAsync(At("x"), 0, buffer, tag, Token));
    }

    [Fact]
    public async Task A_whole_object_comes_with_its_entry()
    {
        var store = CreateStore();
        await PutAsync(store, "d/x", "content");
        using var found = await store.ReadAsync(At("d/x"), Limit, Token);
        Assert.Equal("content", Encoding.UTF8.GetString(found!.Content.Span));
        Assert.Equal(await store.HeadAsync(At("d/x"), Token), found.Entry);
    }

    [Fact]
    public async Task A_missing_object_reads_as_null()
    {
        var store = CreateStore();
        Assert.Null(await store.ReadAsync(At("x"), Limit, Token));
        await PutAsync(store, "d/x", "x");
        Assert.Null(await store.ReadAsync(At("d/y"), Limit, Token));
        Assert.Null(await store.ReadAsync(At("d/x/y"), Limit, Token));
    }

    [Fact]
    public async Task An_object_above_the_limit_is_not_read()
    {
        var store = CreateStore();
        await PutAsync(store, "x", "12345");
        using (var found = await store.ReadAsync(At("x"), 5, Token))
        {
            Assert.Equal(5, found!.Entry.SizeInBytes);
        }

        var bytes = store.Counters.BytesRead;
        var exception = await Assert.ThrowsAsync<LimitExceededException>(async () => await store.ReadAsync(At("x"), 4, Token));
        Assert.Equal(5, exception.Value);
        Assert.Equal(bytes, store.Counters.BytesRead);
    }

    [Fact]
    public async Task A_head_knows_objects_and_nothing_else()
    {
        var store = CreateStore();
        Assert.Null(await store.HeadAsync(At("d"), Token));
        await PutAsync(store, "d/x", "123");
        Assert.Null(await store.HeadAsync(At("d"), Token));
        Assert.Null(await store.HeadAsync(At("d/x/y"), Token));
        var entry = (await store.HeadAsync(At("d/x"), Token))!.Value;
        Assert.Equal((At("d/x"), 3L, false), (entry.Path, entry.SizeInBytes, entry.IsDirectory));
    }

    [Fact]
    public async Task An_empty_object_is_an_object()
    {
        var store = CreateStore();
        Assert.Equal(PutOutcome.Created, await PutAsync(store, "x", string.Empty));
        Assert.Equal(string.Empty, await TextAsync(store, "x"));
        Assert.Equal(PutOutcome.AlreadyExists, await PutAsync(store, "x", "later"));
    }
}
