using System.Diagnostics;
using System.Text;
using Repro.Table.Errors;
using Repro.Table.Storage;
using Repro.Table.Storage.Local;
using Repro.Table.TestKit.Storage;
using Xunit;

namespace Repro.Table.Tests.Storage.Local;

/// <summary>Links, pipes and directories where files are meant (hostile cases 51 and 90 to 93).</summary>
public sealed class LocalContainmentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedCalls _calls = new();
    private readonly LocalTableStore _store;

    public LocalContainmentTests()
    {
        _store = new LocalTableStore(_folder["tenant-a"], new LocalStoreOptions(), _calls);
        foreach (var name in (string[])["tenant-a/data", "tenant-a-evil"])
        {
            Directory.CreateDirectory(_folder[name]);
            File.WriteAllText(_folder[$"{name}/x"], name);
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("link", "../tenant-a-evil", "link/x")]
    [InlineData("link", "../tenant-a-evil/x", "link")]
    [InlineData("link", "data/../../tenant-a-evil", "link/x")]
    [InlineData("data/link", "../../tenant-a-evil", "data/link/x")]
    [InlineData("link", "/dev", "link/zero")]
    [InlineData("link", "/dev/zero", "link")]
    [InlineData("link", "../tenant-a-evil", "link/new/x")]
    public async Task A_link_that_leads_out_is_refused_by_every_call(string link, string target, string path)
    {
        File.CreateSymbolicLink(_folder[$"tenant-a/{link}"], target);
        var at = TablePath.Parse(path);
        await RefusesAsync(async () => await _store.ReadAsync(at, 100, Token));
        await RefusesAsync(async () => await _store.ReadRangeAsync(at, 0, new byte[1], null, Token));
        await RefusesAsync(async () => await _store.HeadAsync(at, Token));
        await RefusesAsync(async () => await _store.DeleteAsync(at, null, Token));
        await RefusesAsync(async () => await _store.PutAsync(at, new byte[1], PutMode.CreateOnly, Token));
        await RefusesAsync(async () => await _store.PutAsync(at, new byte[1], PutMode.Overwrite, Token));
        await RefusesAsync(async () => await _store.CreateFileAsync(at, Token));
        await RefusesAsync(async () => await _store.ListAsync(at, null, Token).GetAsyncEnumerator(Token).MoveNextAsync());
        await RefusesAsync(async () => await _store.ListTreeAsync(at, Token).GetAsyncEnumerator(Token).MoveNextAsync());
        var deleted = Assert.Single(await DeleteManyAsync(at));
        Assert.Equal(DeleteOutcome.Refused, deleted.Outcome);
        Assert.Equal(["tenant-a-evil"], await File.ReadAllLinesAsync(_folder["tenant-a-evil/x"], Token));
        Assert.Single(Directory.GetFileSystemEntries(_folder["tenant-a-evil"]));
    }

    [Fact]
    public async Task A_link_inside_the_table_is_read_and_never_deleted_through()
    {
        Directory.CreateSymbolicLink(_folder["tenant-a/alias"], "data");
        File.CreateSymbolicLink(_folder["tenant-a/file"], _folder["tenant-a/alias/x"]);
        foreach (var path in (TablePath[])[TablePath.Parse("alias/x"), TablePath.Parse("file")])
        {
            using var found = await _store.ReadAsync(path, 100, Token);
            Assert.Equal("tenant-a/data", Encoding.UTF8.GetString(found!.Content.Span));
            var exception = await Assert.ThrowsAsync<StoreException>(async () => await _store.DeleteAsync(path, null, Token));
            Assert.Equal("StoreRefused", exception.Code);
            var result = Assert.Single(await DeleteManyAsync(path));
            Assert.Equal((DeleteOutcome.Refused, exception.Message), (result.Outcome, result.Reason));
        }

        Assert.True(File.Exists(_folder["tenant-a/data/x"]));
    }

    [Fact]
    public async Task A_tree_does_not_enter_links_and_ends()
    {
        Directory.CreateSymbolicLink(_folder["tenant-a/data/up"], "..");
        Directory.CreateSymbolicLink(_folder["tenant-a/evil"], "../tenant-a-evil");
        File.CreateSymbolicLink(_folder["tenant-a/nowhere"], "missing");
        var paths = new List<string>();
        await foreach (var entry in _store.ListTreeAsync(default, Token))
        {
            paths.Add(entry.Path.Value);
        }

        Assert.Equal(["data/x"], paths);
    }

    [Fact]
    public async Task A_root_may_itself_be_a_link()
    {
        Directory.CreateSymbolicLink(_folder["alias"], "tenant-a");
        Directory.CreateSymbolicLink(_folder["tenant-a/inside"], "data");
        var store = new LocalTableStore(_folder["alias"]);
        using (var found = await store.ReadAsync(TablePath.Parse("inside/x"), 100, Token))
        {
            Assert.NotNull(found);
        }

        Assert.Equal(PutOutcome.Created, await store.PutAsync(TablePath.Parse("new"), new byte[1], PutMode.CreateOnly, Token));
        Assert.True(File.Exists(_folder["tenant-a/new"]));
    }

    [Fact]
    public async Task Links_in_a_circle_are_an_error_of_the_store()
    {
        File.CreateSymbolicLink(_folder["tenant-a/a"], "b");
        File.CreateSymbolicLink(_folder["tenant-a/b"], "a");
        var exception = await Assert.ThrowsAsync<StoreException>(async () => await _store.ReadAsync(TablePath.Parse("a/x"), 100, Token));
        Assert.Equal("a/x", exception.Path);
    }

    [Fact]
    public async Task A_pipe_where_a_file_is_meant_fails_and_does_not_hang()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no pipes in folders");
        using (var make = Process.Start("mkfifo", _folder["tenant-a/data/pipe"]))
        {
            await make.WaitForExitAsync(Token);
        }

        await IsNoFileAsync("data/pipe");
        await Assert.ThrowsAsync<StoreException>(async () => await _store.HeadAsync(TablePath.Parse("data/pipe"), Token));
    }

    [Fact]
    public Task A_directory_where_a_file_is_meant_fails() => IsNoFileAsync("data");

    [Fact]
    public async Task A_name_that_the_file_system_cannot_hold_is_an_error_that_says_so()
    {
        var path = TablePath.Parse(new string('a', 300));
        var exception = await Assert.ThrowsAsync<StoreException>(
            async () => await _store.PutAsync(path, new byte[1], PutMode.CreateOnly, Token));
        Assert.Contains("too long", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreException>(async () => await _store.ReadAsync(path, 1, Token));
    }

    [Fact]
    [Trait("MP", "49")]
    public async Task A_table_may_lie_under_a_long_path_with_spaces()
    {
        var root = _folder[$"OneDrive - Company/{new string('a', 200)}/{new string('b', 200)}/Sales (2024)"];
        var store = new LocalTableStore(root);
        var path = TablePath.Parse($"region=EMEA East/{new string('c', 200)}.parquet");
        await using (var writer = await store.CreateFileAsync(path, Token))
        {
            await writer.WriteAsync(new byte[3], Token);
            await writer.CompleteAsync(Token);
        }

        Assert.Equal(PutOutcome.Created, await store.PutAsync(TablePath.LogDirectory.Child("0.json"), new byte[1], PutMode.CreateOnly, Token));
        Assert.Equal(3, (await store.HeadAsync(path, Token))!.Value.SizeInBytes);
        Assert.Equal(DeleteOutcome.Deleted, await store.DeleteAsync(path, null, Token));
    }

    [Fact]
    public async Task A_part_of_the_tree_that_cannot_be_read_is_an_error()
    {
        Directory.CreateDirectory(_folder["tenant-a/data/locked"]);
        _calls.Script = (name, target, _) =>
            name == CallName.ListNames && target.EndsWith("locked", StringComparison.Ordinal) ? ScriptedCalls.Error(13) : null;
        var exception = await Assert.ThrowsAsync<StoreException>(async () =>
        {
            await foreach (var _ in _store.ListTreeAsync(default, Token))
            {
            }
        });
        Assert.Equal(("StoreAccessDenied", "data/locked"), (exception.Code, exception.Path));
    }

    [Fact]
    public async Task A_log_directory_that_is_a_file_lists_as_empty()
    {
        await File.WriteAllTextAsync(_folder["tenant-a/_delta_log"], "a file", Token);
        Assert.False(await _store.ListAsync(TablePath.LogDirectory, null, Token).GetAsyncEnumerator(Token).MoveNextAsync());
    }

    [Fact]
    public async Task A_name_that_no_table_can_use_is_not_listed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "such names do not exist there");
        await File.WriteAllTextAsync(_folder["tenant-a/data/a\\b"], "x", Token);
        await File.WriteAllTextAsync(_folder["tenant-a/data/a\nb"], "x", Token);
        var names = new List<string>();
        await foreach (var entry in _store.ListAsync(TablePath.Parse("data"), null, Token))
        {
            names.Add(entry.Path.Name);
        }

        Assert.Equal(["x"], names);
    }

    private static async Task RefusesAsync(Func<Task> call)
    {
        var exception = await Assert.ThrowsAsync<PathNotAllowedException>(call);
        Assert.Contains("link", exception.Reason, StringComparison.Ordinal);
    }

    private async Task IsNoFileAsync(string path)
    {
        var at = TablePath.Parse(path);
        var exception = await Assert.ThrowsAsync<StoreException>(async () => await _store.ReadAsync(at, 100, Token));
        Assert.Equal(path, exception.Path);
        await Assert.ThrowsAsync<StoreException>(async () => await _store.ReadRangeAsync(at, 0, new byte[1], null, Token));
    }

    private async Task<List<DeleteResult>> DeleteManyAsync(TablePath path)
    {
        var results = new List<DeleteResult>();
        await foreach (var result in _store.DeleteManyAsync([path], Token))
        {
            results.Add(result);
        }

        return results;
    }
}
