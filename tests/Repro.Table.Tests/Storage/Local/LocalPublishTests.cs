using System.Text;
using Repro.Table.Errors;
using Repro.Table.Storage;
using Repro.Table.Storage.Local;
using Repro.Table.Storage.Local.Calls;
using Repro.Table.TestKit.Storage;
using Xunit;

namespace Repro.Table.Tests.Storage.Local;

/// <summary>How an object is published where the file system cannot do it the usual way, or does not say whether it did.</summary>
public sealed class LocalPublishTests : IDisposable
{
    private const int NotPermitted = 1;
    private const int InputOutputError = 5;
    private const int Exists = 17;
    private const int InvalidArgument = 22;
    private const int TooManyLinks = 31;
    private const int NotImplemented = 38;
    private const int NotSupported = 95;

    private static readonly TablePath Commit = TablePath.Parse("_delta_log/0.json");
    private static readonly LocalStoreOptions OptedIn = new() { ExclusiveCreate = ExclusiveCreate.TornWhereUnavoidable };

    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedCalls _calls = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [Trait("MP", "31")]
    [InlineData(NotPermitted)]
    [InlineData(NotSupported)]
    [InlineData(TooManyLinks)]
    [InlineData(NotImplemented)]
    public async Task Without_hard_links_a_commit_is_renamed_exclusively(int error)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the error numbers are those of Linux");
        FailLinksWith(error);
        Assert.Equal(PutOutcome.Created, await PutAsync("first"));
        Assert.Equal(PutOutcome.AlreadyExists, await PutAsync("second"));
        Assert.Equal("first", await File.ReadAllTextAsync(Target, Token));
        Assert.Equal([Target], Directory.GetFileSystemEntries(Log));
        Assert.DoesNotContain(_calls.Made, call => call.Name == CallName.Replace);
    }

    [Theory]
    [Trait("MP", "31")]
    [InlineData(InvalidArgument)]
    [InlineData(NotImplemented)]
    public async Task Without_any_exclusive_step_a_commit_is_refused_with_the_reason(int error)
    {
        FailLinksWith(NotPermitted, error);
        var exception = await Assert.ThrowsAsync<StoreException>(() => PutAsync("first"));
        Assert.Equal("StoreCannotCreateExclusively", exception.Code);
        Assert.Contains("this file system cannot create a file exclusively", exception.Message, StringComparison.Ordinal);
        Assert.Contains("ExclusiveCreate", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Log));
        Assert.DoesNotContain(_calls.Made, call => call.Name == CallName.Replace);
    }

    [Fact]
    [Trait("MP", "31")]
    public async Task An_opted_in_writer_takes_the_name_first()
    {
        FailLinksWith(NotPermitted, InvalidArgument);
        Assert.Equal(PutOutcome.Created, await PutAsync("first", OptedIn));
        Assert.Equal(PutOutcome.AlreadyExists, await PutAsync("second", OptedIn));
        Assert.Equal("first", await File.ReadAllTextAsync(Target, Token));
        Assert.Equal([Target], Directory.GetFileSystemEntries(Log));
    }

    [Fact]
    public async Task An_opted_in_writer_that_cannot_finish_frees_the_name()
    {
        var writes = 0;
        _calls.Script = (name, _, _) => name switch
        {
            CallName.Link => ScriptedCalls.Error(NotPermitted),
            CallName.RenameExclusive => ScriptedCalls.Error(InvalidArgument),
            CallName.Write when ++writes == 2 => ScriptedCalls.Error(InputOutputError),
            _ => null,
        };
        await Assert.ThrowsAsync<StoreException>(() => PutAsync("first", OptedIn));
        Assert.Empty(Directory.GetFileSystemEntries(Log));
        Assert.Equal(PutOutcome.Created, await PutAsync("second", OptedIn));
    }

    [Fact]
    public async Task An_opted_in_writer_that_may_not_create_removes_nothing_of_others()
    {
        Directory.CreateDirectory(Log);
        await File.WriteAllTextAsync(Target, "other", Token);
        _calls.Script = (name, target, _) => name switch
        {
            CallName.Link => ScriptedCalls.Error(NotPermitted),
            CallName.RenameExclusive => ScriptedCalls.Error(InvalidArgument),
            CallName.CreateNew when target == Target => ScriptedCalls.Error(13),
            _ => null,
        };
        await Assert.ThrowsAsync<StoreException>(() => PutAsync("first", OptedIn));
        Assert.Equal("other", await File.ReadAllTextAsync(Target, Token));
    }

    [Theory]
    [InlineData(InputOutputError)]
    [InlineData(Exists)]
    public async Task A_link_that_was_made_although_the_answer_says_otherwise_is_ours(int error)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only there is a file known by its number");
        _calls.Script = (name, target, _) =>
        {
            if (name != CallName.Link)
            {
                return null;
            }

            var temporary = Assert.Single(Directory.GetFiles(Log, ".tmp-*"));
            Assert.True(PortableCalls.OfThisSystem.Link(temporary, target).IsSuccess);
            return ScriptedCalls.Error(error);
        };
        Assert.Equal(PutOutcome.Created, await PutAsync("first"));
        Assert.Equal([Target], Directory.GetFileSystemEntries(Log));
    }

    [Fact]
    public async Task A_link_that_may_or_may_not_have_been_made_is_unknown()
    {
        FailLinksWith(InputOutputError);
        Assert.Equal(PutOutcome.Unknown, await PutAsync("first"));
        _calls.Script = static (_, _, _) => null;
        Assert.Equal(PutOutcome.Created, await PutAsync("first"));
    }

    [Fact]
    public async Task A_directory_of_that_name_is_not_overwritten()
    {
        Directory.CreateDirectory(Target);
        Assert.Equal(PutOutcome.AlreadyExists, await PutAsync("first"));
        await Assert.ThrowsAsync<StoreException>(async () => await Store().PutAsync(Commit, new byte[1], PutMode.Overwrite, Token));
        Assert.Equal([Target], Directory.GetFileSystemEntries(Log));
    }

    [Fact]
    public async Task A_temporary_name_that_a_killed_writer_left_behind_is_not_touched()
    {
        Directory.CreateDirectory(Log);
        var left = Path.Join(Log, $".tmp-{new SeededIdSource(1).NextId():N}");
        await File.WriteAllTextAsync(left, "left", Token);
        Assert.Equal(PutOutcome.Created, await PutAsync("first", new LocalStoreOptions { Ids = new SeededIdSource(1) }));
        Assert.Equal("left", await File.ReadAllTextAsync(left, Token));
        Assert.Equal([left, Target], Directory.GetFileSystemEntries(Log).Order(StringComparer.Ordinal));
    }

    private string Log => _folder["_delta_log"];

    private string Target => Path.Join(Log, "0.json");

    private void FailLinksWith(int link, int rename = 0) => _calls.Script = (name, _, _) => name switch
    {
        CallName.Link => ScriptedCalls.Error(link),
        CallName.RenameExclusive when rename != 0 => ScriptedCalls.Error(rename),
        _ => null,
    };

    private LocalTableStore Store(LocalStoreOptions? options = null) =>
        new(_folder.Path, options ?? new LocalStoreOptions(), _calls);

    private async Task<PutOutcome> PutAsync(string content, LocalStoreOptions? options = null) =>
        await Store(options).PutAsync(Commit, Encoding.UTF8.GetBytes(content), PutMode.CreateOnly, Token);
}
