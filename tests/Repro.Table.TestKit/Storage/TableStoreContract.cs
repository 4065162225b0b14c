using System.Text;
using Repro.Table.Errors;
using Repro.Table.Storage;
using Xunit;

namespace Repro.Table.TestKit.Storage;

/// <summary>Every promise of <see cref="ITableStore"/> as a test. A class per store inherits it whole.</summary>
/// <remarks>What a store cannot keep is overridden with the reason, never left out.</remarks>
public abstract partial class TableStoreContract
{
    private const long Limit = 1 << 20;

    /// <summary>Gets the token that the runner cancels.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Gets how many objects are surely more than one page of a listing.</summary>
    protected virtual int MoreThanAPage => 1203;

    /// <summary>Makes an empty store that no other test uses.</summary>
    protected abstract ITableStore CreateStore();

    private static TablePath At(string path) => TablePath.Parse(path);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task<PutOutcome> PutAsync(ITableStore store, string path, string content, PutMode mode = PutMode.CreateOnly) =>
        await store.PutAsync(At(path), Bytes(content), mode, Token);

    private static async Task PutManyAsync(ITableStore store, params string[] paths)
    {
        foreach (var path in paths)
        {
            Assert.Equal(PutOutcome.Created, await PutAsync(store, path, path));
        }
    }

    private static async Task<string?> TextAsync(ITableStore store, string path)
    {
        using var found = await store.ReadAsync(At(path), Limit, Token);
        return found is null ? null : Encoding.UTF8.GetString(found.Content.Span);
    }

    private static async Task<List<StoreEntry>> ListAsync(ITableStore store, string directory, string? after = null)
    {
        var entries = new List<StoreEntry>();
        await foreach (var entry in store.ListAsync(directory.Length == 0 ? default : At(directory), after, Token))
        {
            entries.Add(entry);
        }

        return entries;
    }

    private static async Task<List<string>> TreeAsync(ITableStore store, string directory)
    {
        var paths = new List<string>();
        await foreach (var entry in store.ListTreeAsync(directory.Length == 0 ? default : At(directory), Token))
        {
            Assert.False(entry.IsDirectory);
            paths.Add(entry.Path.Value);
        }

        paths.Sort(StringComparer.Ordinal);
        return paths;
    }

    private static async Task<StoreException> FailsAsync(string code, string path, Func<Task> call)
    {
        var exception = await Assert.ThrowsAsync<StoreException>(call);
        Assert.Equal(code, exception.Code);
        Assert.Equal(path, exception.Path);
        Assert.NotEmpty(exception.Operation);
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        return exception;
    }
}
