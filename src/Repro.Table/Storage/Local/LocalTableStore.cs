using Repro.Table.Errors;
using Repro.Table.Storage.Local.Calls;

namespace Repro.Table.Storage.Local;

/// <summary>A table in a directory of a local or mounted file system.</summary>
/// <remarks>
/// <para>Thread safe, and safe with other processes on the same table. No system has an asynchronous open, sync or link, so a
/// call is one piece of blocking work on the thread pool; it is cancelled before it starts or not at all, and therefore a put is
/// <see cref="PutOutcome.Unknown"/> only after an error that leaves it open.</para>
/// <para>Links inside the table are read through and never deleted through; a link that leads out is refused with
/// <see cref="PathNotAllowedException"/>, by a check that somebody with the right to change the table can race.</para>
/// <para>A listing counts as one request a directory. Names that are no <see cref="TablePath"/> cannot belong to a table and are
/// not listed.</para>
/// <para>The root need not exist: reads find nothing, and the first write creates it.</para>
/// </remarks>
public sealed partial class LocalTableStore : ITableStore
{
    private readonly IFileSystemCalls _calls;
    private readonly LocalStoreOptions _options;
    private readonly TableDirectory _directory;
    private readonly DurableDirectories _durable;
    private readonly ObjectPublisher _publisher;

    /// <summary>Binds a store to a directory, without touching it.</summary>
    /// <param name="path">The root of the table; a relative path is one below the current directory, now.</param>
    /// <param name="options">The options; null for full durability.</param>
    /// <exception cref="ArgumentException">The path is empty or none.</exception>
    public LocalTableStore(string path, LocalStoreOptions? options = null)
        : this(path, options ?? new LocalStoreOptions(), PortableCalls.OfThisSystem)
    {
    }

    internal LocalTableStore(string path, LocalStoreOptions options, IFileSystemCalls calls)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _calls = calls;
        _options = options;
        _directory = new TableDirectory(path, calls);
        _durable = new DurableDirectories(_directory.Root, options.Durability, calls);
        _publisher = new ObjectPublisher(options, calls, _durable);
    }

    /// <summary>Binds a store to the directory of a file that is no part of a table; a link is followed first.</summary>
    /// <param name="path">The file; a relative path is one below the current directory, now.</param>
    /// <returns>The store, and the file in it.</returns>
    /// <exception cref="ArgumentException">The path is empty or none.</exception>
    /// <exception cref="PathNotAllowedException">The name of the file is none that a store may be asked for.</exception>
    internal static (LocalTableStore Store, TablePath File) OfFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string full = Path.GetFullPath(path);
        string target = File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
        return (new LocalTableStore(Path.GetDirectoryName(target) ?? target), TablePath.Parse(Path.GetFileName(target)));
    }

    /// <inheritdoc/>
    public string Location => _directory.Root;

    /// <inheritdoc/>
    public StoreCounters Counters { get; } = new();

    internal static StoreEntry Describe(TablePath path, FileFacts facts) => new()
    {
        Path = path,
        SizeInBytes = facts.Kind == FileKind.Directory ? 0 : facts.SizeInBytes,
        ModifiedAt = facts.ModifiedAt,
        EntityTag = facts.Kind == FileKind.Directory ? null : facts.EntityTag,
        IsDirectory = facts.Kind == FileKind.Directory,
    };

    /// <summary>Refuses the root where an object is meant.</summary>
    private static void ThrowIfRoot(TablePath path)
    {
        if (path.IsRoot)
        {
            throw new ArgumentException("The root of a table is not an object.", nameof(path));
        }
    }
}
