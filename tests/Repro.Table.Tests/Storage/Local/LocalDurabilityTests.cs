using System.IO.Pipes;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Repro.Table.Errors;
using Repro.Table.Storage;
using Repro.Table.Storage.Local;
using Repro.Table.Storage.Local.Calls;
using Repro.Table.TestKit.Storage;
using Xunit;

namespace Repro.Table.Tests.Storage.Local;

/// <summary>What is synced, in which order, and what a refusal of the medium means.</summary>
public sealed class LocalDurabilityTests : IDisposable
{
    private const int InputOutputError = 5;
    private const int NoSpace = 28;

    private static readonly TablePath Commit = TablePath.Parse("_delta_log/00000000000000000000.json");
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("content");

    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedCalls _calls = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Log => _folder["table/_delta_log"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_commit_is_synced_before_it_is_published_and_its_directories_before_it_is_acknowledged()
    {
        Assert.Equal(PutOutcome.Created, await Store().PutAsync(Commit, Content, PutMode.CreateOnly, Token));
        Assert.Equal(
            [
                "CreateDirectory table",
                "CreateDirectory _delta_log",
                $"SyncDirectory {Path.GetFileName(_folder.Path)}",
                "SyncDirectory table",
                "CreateNew .tmp",
                "Write file",
                "Sync file",
                "Link 00000000000000000000.json",
                "SyncDirectory _delta_log",
                "Delete .tmp",
            ],
            Steps());
    }

    [Fact]
    public async Task A_later_commit_syncs_its_file_and_the_log_directory_once_each()
    {
        var store = Store();
        await store.PutAsync(Commit, Content, PutMode.CreateOnly, Token);
        var before = Steps().Count;
        await store.PutAsync(TablePath.LogDirectory.Child("1.json"), Content, PutMode.CreateOnly, Token);
        Assert.Equal(
            ["CreateNew .tmp", "Write file", "Sync file", "Link 1.json", "SyncDirectory _delta_log", "Delete .tmp"],
            Steps().Skip(before));
    }

    [Fact]
    public async Task A_directory_that_another_writer_has_just_made_is_synced_before_it_is_relied_on()
    {
        Directory.CreateDirectory(Log);
        await Store().PutAsync(Commit, Content, PutMode.CreateOnly, Token);
        Assert.Equal(["SyncDirectory table", "SyncDirectory _delta_log"], Steps().Where(step => step.StartsWith("SyncD", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_overwriting_put_is_synced_like_a_commit()
    {
        Directory.CreateDirectory(_folder["table"]);
        await Store().PutAsync(TablePath.Parse("hint"), Content, PutMode.Overwrite, Token);
        Assert.Equal(
            ["CreateNew .tmp", "Write file", "Sync file", "Replace hint", "SyncDirectory table", "Delete .tmp"], Steps());
    }

    [Fact]
    public async Task A_data_file_is_synced_with_every_directory_that_leads_to_it()
    {
        Directory.CreateDirectory(_folder["table"]);
        await WriteFileAsync(Store(), "p=1/q=2/x");
        Assert.Equal(
            [
                "CreateDirectory p=1",
                "CreateDirectory q=2",
                "SyncDirectory table",
                "SyncDirectory p=1",
                "CreateNew x",
                "Write file",
                "Sync file",
                "SyncDirectory q=2",
            ],
            Steps());
    }

    [Fact]
    public async Task Without_durability_nothing_is_synced()
    {
        var store = Store(new LocalStoreOptions { Durability = Durability.None });
        await store.PutAsync(Commit, Content, PutMode.CreateOnly, Token);
        await store.PutAsync(Commit, Content, PutMode.Overwrite, Token);
        await WriteFileAsync(store, "p=1/x");
        Assert.DoesNotContain(_calls.Made, call => call.Name is CallName.Sync or CallName.SyncDirectory);
    }

    [Theory]
    [InlineData(PutMode.CreateOnly, InputOutputError, "StoreFailed")]
    [InlineData(PutMode.CreateOnly, NoSpace, "StoreFull")]
    [InlineData(PutMode.Overwrite, InputOutputError, "StoreFailed")]
    public async Task A_failed_sync_publishes_nothing_and_is_not_repeated(PutMode mode, int error, string code)
    {
        _calls.Script = (name, _, _) => name == CallName.Sync ? ScriptedCalls.Error(error) : null;
        var exception = await Assert.ThrowsAsync<StoreException>(async () => await Store().PutAsync(Commit, Content, mode, Token));
        Assert.Equal((code, Commit.Value, false), (exception.Code, exception.Path, exception.IsTransient));
        Assert.Single(_calls.Made, call => call.Name == CallName.Sync);
        Assert.Empty(Directory.GetFileSystemEntries(Log));
    }

    [Theory]
    [InlineData(PutMode.CreateOnly)]
    [InlineData(PutMode.Overwrite)]
    public async Task A_published_object_whose_directory_cannot_be_synced_is_reported_as_not_durable(PutMode mode)
    {
        _calls.Script = (name, target, _) =>
            name == CallName.SyncDirectory && target == Log ? ScriptedCalls.Error(InputOutputError) : null;
        var exception = await Assert.ThrowsAsync<StoreException>(async () => await Store().PutAsync(Commit, Content, mode, Token));
        Assert.Equal("StoreNotDurable", exception.Code);
        Assert.Equal([Path.Join(_folder["table"], Commit.Value)], Directory.GetFileSystemEntries(Log));
    }

    [Fact]
    public async Task A_data_file_whose_sync_failed_cannot_be_completed_and_is_removed()
    {
        _calls.Script = (name, _, _) => name == CallName.Sync ? ScriptedCalls.Error(InputOutputError) : null;
        var writer = await Store().CreateFileAsync(TablePath.Parse("x"), Token);
        await writer.WriteAsync(Content, Token);
        await Assert.ThrowsAsync<StoreException>(async () => await writer.CompleteAsync(Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.CompleteAsync(Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.WriteAsync(Content, Token));
        Assert.Single(_calls.Made, call => call.Name == CallName.Sync);
        await writer.DisposeAsync();
        Assert.Empty(Directory.GetFileSystemEntries(_folder["table"]));
    }

    /// <summary>The runtime's own ways to flush return normally here; that is why they are not used.</summary>
    [Fact]
    public void Control_a_sync_that_the_system_refuses_is_seen()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        using var handle = new SafeFileHandle(pipe.SafePipeHandle.DangerousGetHandle(), ownsHandle: false);
        Assert.False(PortableCalls.OfThisSystem.Sync(handle).IsSuccess);
        RandomAccess.FlushToDisk(handle);
    }

    private LocalTableStore Store(LocalStoreOptions? options = null) =>
        new(_folder["table"], options ?? new LocalStoreOptions(), _calls);

    private static async Task WriteFileAsync(LocalTableStore store, string path)
    {
        await using var writer = await store.CreateFileAsync(TablePath.Parse(path), Token);
        await writer.WriteAsync(Content, Token);
        await writer.CompleteAsync(Token);
    }

    /// <summary>The calls that change something, in order: the call and the last segment of its path.</summary>
    private List<string> Steps() =>
    [
        .. _calls.Made
            .Where(call => call.Name != CallName.Ask)
            .Select(call => $"{call.Name} {(call.Target is string path ? ShortName(path) : "file")}"),
    ];

    private static string ShortName(string path) =>
        Path.GetFileName(path) is var name && name.StartsWith(".tmp-", StringComparison.Ordinal) ? ".tmp" : name;
}
