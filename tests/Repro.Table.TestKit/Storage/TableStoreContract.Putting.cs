using Repro.Table.Storage;
using Xunit;

namespace Repro.Table.TestKit.Storage;

/// <content>Puts.</content>
public abstract partial class TableStoreContract
{
    [Fact]
    public async Task A_create_only_put_creates_once_and_then_refuses()
    {
        var store = CreateStore();
        Assert.Equal(PutOutcome.Created, await PutAsync(store, "_delta_log/0.json", "first"));
        Assert.Equal(PutOutcome.AlreadyExists, await PutAsync(store, "_delta_log/0.json", "second"));
        Assert.Equal(PutOutcome.AlreadyExists, await PutAsync(store, "_delta_log/0.json", "first"));
        Assert.Equal("first", await TextAsync(store, "_delta_log/0.json"));
    }

    [Fact]
    public async Task A_create_only_put_refuses_what_an_overwriting_put_or_a_data_file_made()
    {
        var store = CreateStore();
        await PutAsync(store, "x", "old", PutMode.Overwrite);
        await WriteFileAsync(store, "y", "old");
        Assert.Equal(PutOutcome.AlreadyExists, await PutAsync(store, "x", "new"));
        Assert.Equal(PutOutcome.AlreadyExists, await PutAsync(store, "y", "new"));
        Assert.Equal("old", await TextAsync(store, "x"));
    }

    [Fact]
    public async Task A_create_only_put_may_use_a_name_again_after_a_delete()
    {
        var store = CreateStore();
        await PutAsync(store, "x", "old");
        await store.DeleteAsync(At("x"), null, Token);
        Assert.Equal(PutOutcome.Created, await PutAsync(store, "x", "new"));
        Assert.Equal("new", await TextAsync(store, "x"));
    }

    [Fact]
    public async Task An_overwriting_put_creates_and_replaces()
    {
        var store = CreateStore();
        Assert.Equal(PutOutcome.Created, await PutAsync(store, "d/x", "a longer text", PutMode.Overwrite));
        Assert.Equal(PutOutcome.Created, await PutAsync(store, "d/x", "short", PutMode.Overwrite));
        Assert.Equal("short", await TextAsync(store, "d/x"));
    }

    [Fact]
    public async Task A_put_leaves_nothing_but_its_object()
    {
        var store = CreateStore();
        await PutAsync(store, "d/x", "1");
        await PutAsync(store, "d/x", "2");
        await PutAsync(store, "d/x", "3", PutMode.Overwrite);
        Assert.Equal(["d/x"], await TreeAsync(store, string.Empty));
    }

    [Fact]
    public async Task The_bytes_of_a_put_may_be_reused_when_it_has_returned()
    {
        var store = CreateStore();
        var bytes = Bytes("before");
        await store.PutAsync(At("x"), bytes, PutMode.CreateOnly, Token);
        bytes.AsSpan().Fill((byte)'!');
        Assert.Equal("before", await TextAsync(store, "x"));
    }

    [Fact]
    public async Task Of_many_create_only_puts_at_once_exactly_one_wins_and_its_bytes_stay()
    {
        var store = CreateStore();
        for (var version = 0; version < 25; version++)
        {
            var path = $"_delta_log/{version:D20}.json";
            var outcomes = await Task.WhenAll(
                Enumerable.Range(0, 16).Select(writer => Task.Run(() => PutAsync(store, path, $"writer {writer}"), Token)));
            var winner = Assert.Single(Enumerable.Range(0, 16), writer => outcomes[writer] == PutOutcome.Created);
            Assert.Equal(15, outcomes.Count(outcome => outcome == PutOutcome.AlreadyExists));
            Assert.Equal($"writer {winner}", await TextAsync(store, path));
        }
    }

    [Fact]
    public async Task A_reader_sees_an_object_whole_while_it_is_replaced()
    {
        var store = CreateStore();
        string[] contents = [new('a', 200_000), new('b', 100_000)];
        await PutAsync(store, "hint", contents[0]);
        var writing = Task.Run(
            async () =>
            {
                for (var i = 1; i <= 40; i++)
                {
                    await PutAsync(store, "hint", contents[i % 2], PutMode.Overwrite);
                }
            },
            Token);
        do
        {
            Assert.Contains(await TextAsync(store, "hint"), contents);
        }
        while (!writing.IsCompleted);
        await writing;
    }

    [Theory]
    [InlineData("a b/c d")]
    [InlineData("%2e%2e/x")]
    [InlineData("p=a%20b/x")]
    [InlineData("q?x=1#y&z+")]
    [InlineData("\u00E9/e\u0301")]
    [InlineData("\u202Etxt.exe")]
    [InlineData("\U0001F600/[x]'\u0022")]
    [InlineData("-rf")]
    [InlineData("~/x")]
    [InlineData("...")]
    public async Task A_name_is_taken_literally(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && path.AsSpan().ContainsAny("?\"."), "not a file name on Windows");
        var store = CreateStore();
        await PutAsync(store, path, "content");
        Assert.Equal("content", await TextAsync(store, path));
        Assert.Equal([path], await TreeAsync(store, string.Empty));
        Assert.Equal(DeleteOutcome.Deleted, await store.DeleteAsync(At(path), null, Token));
    }
}
