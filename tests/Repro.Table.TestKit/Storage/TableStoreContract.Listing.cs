using System.Text;
using Xunit;

namespace Repro.Table.TestKit.Storage;

/// <content>Listings.</content>
public abstract partial class TableStoreContract
{
    [Fact]
    public async Task A_directory_that_does_not_exist_lists_as_empty()
    {
        var store = CreateStore();
        Assert.Empty(await ListAsync(store, string.Empty));
        Assert.Empty(await ListAsync(store, "_delta_log"));
        Assert.Empty(await TreeAsync(store, string.Empty));
        Assert.Empty(await TreeAsync(store, "a/b"));
    }

    [Fact]
    public async Task A_listing_is_in_the_order_of_UTF8_bytes()
    {
        string[] names = ["a", "B", "a.b", "a-b", "a0", ".hidden", "_x", "\u00E9", "\uFB01", "\U0001F600", "10", "9", "a b"];
        var store = CreateStore();
        await PutManyAsync(store, [.. names.Select(name => $"d/{name}")]);
        var expected = names.ToList();
        expected.Sort((x, y) => Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y)));
        Assert.Equal(expected, (await ListAsync(store, "d")).Select(entry => entry.Path.Name));
    }

    [Fact]
    public async Task A_listing_is_one_level_deep_and_shows_directories_in_their_place()
    {
        var store = CreateStore();
        await PutManyAsync(store, "a/x", "a/y/z", "a.b", "a0", "b");
        var entries = await ListAsync(store, string.Empty);
        Assert.Equal(["a", "a.b", "a0", "b"], entries.Select(entry => entry.Path.Value));
        Assert.Equal([true, false, false, false], entries.Select(entry => entry.IsDirectory));
        Assert.Equal(["a/x", "a/y"], (await ListAsync(store, "a")).Select(entry => entry.Path.Value));
    }

    [Theory]
    [InlineData("a", "c,e")]
    [InlineData("b", "c,e")]
    [InlineData("c", "e")]
    [InlineData("c/x", "e")]
    [InlineData("d", "e")]
    [InlineData("e", "")]
    [InlineData("\U0001F600", "")]
    [InlineData("", "a,c,e")]
    public async Task A_listing_starts_strictly_after_a_name_that_need_not_exist(string after, string expected)
    {
        var store = CreateStore();
        await PutManyAsync(store, "d/a", "d/c/x", "d/e", "z");
        var names = (await ListAsync(store, "d", after)).Select(entry => entry.Path.Name);
        Assert.Equal(expected, string.Join(',', names));
    }

    [Fact]
    public async Task A_listing_is_complete_when_it_takes_several_pages()
    {
        var store = CreateStore();
        var names = Enumerable.Range(0, MoreThanAPage).Select(i => $"{i:D20}.json").ToArray();
        await Parallel.ForEachAsync(names, Token, async (name, _) => await PutManyAsync(store, $"_delta_log/{name}"));
        Assert.Equal(names, (await ListAsync(store, "_delta_log")).Select(entry => entry.Path.Name));
        Assert.Equal(names[^3..], (await ListAsync(store, "_delta_log", names[^4])).Select(entry => entry.Path.Name));
    }

    [Fact]
    public async Task A_listed_entry_says_what_a_head_says()
    {
        var store = CreateStore();
        await PutManyAsync(store, "d/some", "d/e/other");
        var listed = (await ListAsync(store, "d")).Single(entry => !entry.IsDirectory);
        var head = await store.HeadAsync(At("d/some"), Token);
        Assert.Equal(6, listed.SizeInBytes);
        Assert.Equal(head!.Value with { EntityTag = listed.EntityTag ?? head.Value.EntityTag }, listed with { EntityTag = listed.EntityTag ?? head.Value.EntityTag });
    }

    [Fact]
    public async Task A_tree_holds_every_object_below_a_directory_and_no_neighbour()
    {
        var store = CreateStore();
        string[] inside = ["t/.h/x", "t/_y", "t/a/b/c/d", "t/a/b/e", "t/f"];
        await PutManyAsync(store, [.. inside, "t-evil/x", "t0", "s"]);
        Assert.Equal(inside, await TreeAsync(store, "t"));
        Assert.Equal(inside.Length + 3, (await TreeAsync(store, string.Empty)).Count);
    }
}
