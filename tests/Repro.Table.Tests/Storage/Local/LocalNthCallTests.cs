using System.Text;
using Repro.Table.Errors;
using Repro.Table.Storage;
using Repro.Table.Storage.Local;
using Repro.Table.Storage.Local.Calls;
using Repro.Table.TestKit.Storage;
using Xunit;

namespace Repro.Table.Tests.Storage.Local;

/// <summary>Lets the n-th call to the system fail, for every n, once or from then on, and looks at what is left.</summary>
public sealed class LocalNthCallTests : IDisposable
{
    private static readonly TablePath Target = TablePath.Parse("_delta_log/1.json");
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("new content");

    private readonly TemporaryFolder _folder = new();

    /// <summary>EIO, EACCES, EMFILE, ENOSPC, EDQUOT.</summary>
    public static TheoryData<int> Errors => [5, 13, 24, 28, 122];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Errors))]
    public Task A_create_only_put_is_whole_or_absent_and_never_acknowledged_unless_durable(int error) =>
        FailEachCallAsync(error, async store =>
            await store.PutAsync(Target, Content, PutMode.CreateOnly, Token) == PutOutcome.Created);

    [Theory]
    [MemberData(nameof(Errors))]
    public Task An_overwriting_put_is_whole_or_absent_and_never_acknowledged_unless_durable(int error) =>
        FailEachCallAsync(error, async store =>
            await store.PutAsync(Target, Content, PutMode.Overwrite, Token) == PutOutcome.Created);

    [Theory]
    [MemberData(nameof(Errors))]
    public Task A_data_file_is_whole_or_removed_and_never_acknowledged_unless_durable(int error) =>
        FailEachCallAsync(error, async store =>
        {
            await using var writer = await store.CreateFileAsync(Target, Token);
            await writer.WriteAsync(Content, Token);
            await writer.CompleteAsync(Token);
            return true;
        });

    [Theory]
    [MemberData(nameof(Errors))]
    public Task A_read_gives_the_bytes_or_fails(int error) =>
        FailEachCallAsync(error, async store =>
        {
            using var found = await store.ReadAsync(TablePath.Parse("old"), 100, Token);
            Assert.Equal("old", Encoding.UTF8.GetString(found!.Content.Span));
            return false;
        });

    [Theory]
    [MemberData(nameof(Errors))]
    public Task A_tree_is_complete_or_fails(int error) =>
        FailEachCallAsync(error, async store =>
        {
            var paths = new List<string>();
            await foreach (var entry in store.ListTreeAsync(default, Token))
            {
                paths.Add(entry.Path.Value);
            }

            Assert.Equal(["d/e/old", "old"], paths.Order(StringComparer.Ordinal));
            return false;
        });

    [Theory]
    [MemberData(nameof(Errors))]
    public Task A_delete_that_fails_deletes_nothing(int error) =>
        FailEachCallAsync(error, async store =>
        {
            await store.DeleteAsync(TablePath.Parse("d/e/old"), null, Token);
            Assert.False(File.Exists(Path.Join(store.Location, "d/e/old")));
            return false;
        });

    private async Task FailEachCallAsync(int error, Func<LocalTableStore, Task<bool>> operation)
    {
        foreach (var failures in (int[])[1, int.MaxValue])
        {
            for (var n = 1; ; n++)
            {
                var root = _folder[$"{failures}-{n}"];
                Directory.CreateDirectory(Path.Join(root, "d/e"));
                await File.WriteAllTextAsync(Path.Join(root, "old"), "old", Token);
                await File.WriteAllTextAsync(Path.Join(root, "d/e/old"), "old", Token);
                var failed = new List<CallName>();
                var calls = new ScriptedCalls { Script = Fail };
                var isAcknowledged = await TryAsync(operation, new LocalTableStore(root, new LocalStoreOptions(), calls));
                await CheckAsync(root, calls, failed, isAcknowledged);
                if (failed.Count == 0)
                {
                    Assert.True(n > 2, "the operation made hardly any calls");
                    break;
                }

                CallResult? Fail(CallName name, string target, int number)
                {
                    if (number < n || number - n >= failures)
                    {
                        return null;
                    }

                    failed.Add(name);
                    return ScriptedCalls.Error(error);
                }
            }
        }
    }

    private static async Task<bool> TryAsync(Func<LocalTableStore, Task<bool>> operation, LocalTableStore store)
    {
        try
        {
            return await operation(store);
        }
        catch (StoreException exception)
        {
            Assert.NotEmpty(exception.Operation);
            Assert.Contains("injected", exception.Message, StringComparison.Ordinal);
            return false;
        }
    }

    private static async Task CheckAsync(string root, ScriptedCalls calls, List<CallName> failed, bool isAcknowledged)
    {
        var syncs = calls.Made.Where(call => call.Name == CallName.Sync).Select(call => call.Target).ToList();
        Assert.Equal(syncs.Distinct().Count(), syncs.Count);
        Assert.Equal(0, calls.OpenFiles);
        if (isAcknowledged)
        {
            Assert.DoesNotContain(CallName.Sync, failed);
            Assert.DoesNotContain(CallName.SyncDirectory, failed);
        }

        if (!failed.Contains(CallName.Delete))
        {
            Assert.Empty(Directory.GetFiles(root, ".tmp-*", SearchOption.AllDirectories));
        }

        var target = Path.Join(root, Target.Value);
        Assert.True(!isAcknowledged || File.Exists(target));
        if (File.Exists(target) && !failed.Contains(CallName.Delete))
        {
            Assert.Equal(Content, await File.ReadAllBytesAsync(target, Token));
        }

        // Whatever happened, the next writer can go on.
        var next = await new LocalTableStore(root).PutAsync(Target, Content, PutMode.CreateOnly, Token);
        Assert.NotEqual(PutOutcome.Unknown, next);
        Assert.True(File.Exists(target));
    }
}
