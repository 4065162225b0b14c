using System.Runtime.CompilerServices;
using Repro.Table.Storage.Local.Calls;

namespace Repro.Table.Storage.Local;

/// <content>Listings.</content>
public sealed partial class LocalTableStore
{
    private const string List = "list";

    // Facts are asked for in pieces, so that a caller who stops early has not paid for a whole directory.
    private const int EntriesAtOnce = 1000;

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoreEntry> ListAsync(
        TablePath directory, string? after = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var names = await Task.Run(() => NamesAfter(directory, after), cancellationToken).ConfigureAwait(false);
        foreach (var piece in names.Chunk(EntriesAtOnce))
        {
            foreach (var entry in await Task.Run(() => Describe(directory, piece), cancellationToken).ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return entry;
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoreEntry> ListTreeAsync(
        TablePath directory, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var ahead = new Stack<TablePath>([directory]);
        while (ahead.TryPop(out var current))
        {
            foreach (var piece in (await Task.Run(() => Names(current), cancellationToken).ConfigureAwait(false)).Chunk(EntriesAtOnce))
            {
                foreach (var entry in await Task.Run(() => DescribeWithoutLinks(current, piece), cancellationToken).ConfigureAwait(false))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (entry.IsDirectory)
                    {
                        ahead.Push(entry.Path);
                    }
                    else
                    {
                        yield return entry;
                    }
                }
            }
        }
    }

    private List<string> NamesAfter(TablePath directory, string? after)
    {
        var names = Names(directory);
        if (after is not null)
        {
            names.RemoveAll(name => Utf8Order.Compare(name, after) <= 0);
        }

        names.Sort(Utf8Order.Comparer);
        return names;
    }

    private List<string> Names(TablePath directory)
    {
        Counters.AddList();
        var names = new List<string>();
        var listed = _calls.ListNames(_directory.Resolve(List, directory).FullPath, names);
        return listed.IsSuccess || listed.Fault == FileFault.Missing
            ? names
            : throw LocalFailure.Of(List, directory, listed);
    }

    private List<StoreEntry> Describe(TablePath directory, string[] names)
    {
        var entries = new List<StoreEntry>(names.Length);
        foreach (var name in names)
        {
            if (TryAsk(directory, name, LinkTreatment.Follow, out var path, out var facts))
            {
                entries.Add(Describe(path, facts));
            }
        }

        return entries;
    }

    /// <summary>As above, but a link to a directory is left out: what lies behind it is listed where it lies, if it does.</summary>
    private List<StoreEntry> DescribeWithoutLinks(TablePath directory, string[] names)
    {
        var entries = new List<StoreEntry>(names.Length);
        foreach (var name in names)
        {
            if (!TryAsk(directory, name, LinkTreatment.Stay, out var path, out var facts))
            {
                continue;
            }

            if (facts.Kind != FileKind.Link
                || (TryAsk(directory, name, LinkTreatment.Follow, out _, out facts) && facts.Kind != FileKind.Directory))
            {
                entries.Add(Describe(path, facts));
            }
        }

        return entries;
    }

    /// <summary>Finds the facts of a listed name; false if it is gone, leads nowhere, or is no name that a table can use.</summary>
    private bool TryAsk(TablePath directory, string name, LinkTreatment links, out TablePath path, out FileFacts facts)
    {
        facts = default;
        if (!TablePath.TryParse(directory.IsRoot ? name : $"{directory}/{name}", out path, out _))
        {
            return false;
        }

        var asked = _calls.Ask(Path.Join(_directory.Root, path.Value), links, out facts);
        return asked.IsSuccess || (asked.Fault == FileFault.Missing ? false : throw LocalFailure.Of(List, path, asked));
    }
}
