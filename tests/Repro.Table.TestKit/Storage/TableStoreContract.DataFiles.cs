using Repro.Table.Storage;
using Xunit;

namespace Repro.Table.TestKit.Storage;

/// <content>Data files.</content>
public abstract partial class TableStoreContract
{
    [Fact]
    public async Task A_data_file_holds_what_was_written_in_order()
    {
        var store = CreateStore();
        await using var writer = await store.CreateFileAsync(At("p=1/q=2/x.parquet"), Token);
        Assert.Equal(At("p=1/q=2/x.parquet"), writer.Path);
        var bytes = Bytes("first ");
        await writer.WriteAsync(bytes, Token);
        bytes.AsSpan().Clear();
        await writer.WriteAsync(ReadOnlyMemory<byte>.Empty, Token);
        await writer.WriteAsync(Bytes("second"), Token);
        Assert.Equal(12, writer.Length);
        var entry = await writer.CompleteAsync(Token);
        Assert.Equal(12, entry.SizeInBytes);
        Assert.Equal(await store.HeadAsync(At("p=1/q=2/x.parquet"), Token), entry);
        Assert.Equal("first second", await TextAsync(store, "p=1/q=2/x.parquet"));
    }

    [Fact]
    public async Task A_completed_data_file_stays_when_its_writer_is_disposed()
    {
        var store = CreateStore();
        await WriteFileAsync(store, "x", "content");
        Assert.Equal("content", await TextAsync(store, "x"));
    }

    [Fact]
    public async Task An_incomplete_data_file_is_removed_with_its_writer()
    {
        var store = CreateStore();
        await using (var writer = await store.CreateFileAsync(At("d/x"), Token))
        {
            await writer.WriteAsync(Bytes("half"), Token);
        }

        Assert.Empty(await TreeAsync(store, string.Empty));
        await WriteFileAsync(store, "d/x", "again");
    }

    [Fact]
    public async Task A_data_file_takes_no_name_that_is_taken()
    {
        var store = CreateStore();
        await PutAsync(store, "x", "old");
        await FailsAsync("StoreObjectExists", "x", async () =>
        {
            await using var writer = await store.CreateFileAsync(At("x"), Token);
            await writer.CompleteAsync(Token);
        });
        Assert.Equal("old", await TextAsync(store, "x"));
    }

    [Fact]
    public async Task A_complete_writer_takes_no_more()
    {
        var store = CreateStore();
        await using var writer = await store.CreateFileAsync(At("x"), Token);
        await writer.WriteAsync(Bytes("content"), Token);
        await writer.CompleteAsync(Token);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.WriteAsync(Bytes("more"), Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.CompleteAsync(Token));
        await writer.DisposeAsync();
        await writer.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await writer.WriteAsync(Bytes("more"), Token));
        Assert.Equal("content", await TextAsync(store, "x"));
    }

    private static async Task WriteFileAsync(ITableStore store, string path, string content)
    {
        await using var writer = await store.CreateFileAsync(At(path), Token);
        await writer.WriteAsync(Bytes(content), Token);
        await writer.CompleteAsync(Token);
    }
}
