using System.Collections.Immutable;
using Repro.Table.Errors;
using Repro.Table.Storage;

namespace Repro.Table.Log.Segments;

/// <summary>What a listing of the log showed from some version on: commits and complete checkpoints.</summary>
/// <remarks>Names that are no files of the log are ignored, whatever they are; those that could be taken for a commit and are
/// none are refused. Protocol: Delta Log Entries, Checkpoints.</remarks>
internal sealed class LogListing
{
    private LogListing(long from, ImmutableArray<CommitFile> commits, ImmutableArray<CheckpointFiles> checkpoints)
    {
        From = from;
        Commits = commits;
        Checkpoints = checkpoints;
    }

    /// <summary>Gets the version from which on the log was listed.</summary>
    public long From { get; }

    /// <summary>Gets the commits, ascending; there may be gaps.</summary>
    public ImmutableArray<CommitFile> Commits { get; }

    /// <summary>Gets the complete checkpoints, ascending; at one version the preferred one last.</summary>
    public ImmutableArray<CheckpointFiles> Checkpoints { get; }

    /// <summary>Gets the newest version that was seen; null if there is none.</summary>
    public long? Latest => (Commits.IsEmpty, Checkpoints.IsEmpty) switch
    {
        (true, true) => null,
        (false, true) => Commits[^1].Version,
        (true, false) => Checkpoints[^1].Version,
        _ => Math.Max(Commits[^1].Version, Checkpoints[^1].Version),
    };

    /// <summary>Lists the log.</summary>
    /// <param name="store">The store of the table.</param>
    /// <param name="from">The first version of interest.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <exception cref="LogCorruptException">A name contradicts another, or a directory stands in a commit's place.</exception>
    public static async Task<LogListing> ReadAsync(ITableStore store, long from, CancellationToken cancellationToken)
    {
        Collector collector = new(from);
        string? after = from > 0 ? LogPath.ListingStart(from) : null;
        await foreach (StoreEntry entry in store.ListAsync(TablePath.LogDirectory, after, cancellationToken).ConfigureAwait(false))
        {
            collector.Add(entry);
        }

        return collector.Build();
    }

    /// <summary>Returns the listing with a commit that it lacked.</summary>
    public LogListing With(CommitFile commit) =>
        new(From, [.. Commits.Append(commit).OrderBy(c => c.Version)], Checkpoints);

    private sealed class Collector(long from)
    {
        private readonly List<CommitFile> _commits = [];
        private readonly List<CheckpointFiles> _checkpoints = [];
        private readonly Dictionary<(long Version, long PartCount), SortedDictionary<long, StoreEntry>> _parts = [];
        private readonly Dictionary<long, string> _malformed = [];

        public void Add(StoreEntry entry)
        {
            LogPath name = LogPath.Parse(entry.Path.Name);
            switch (name.Kind)
            {
                case LogFileKind.Commit when entry.IsDirectory:
                    throw Throw.LogCorrupt(entry.Path.Value, line: null, "it is a directory in the place of a commit");
                case LogFileKind.Commit:
                    _commits.Add(new CommitFile(name.Version, entry));
                    break;
                case LogFileKind.MalformedCommit when name.Version < 0:
                    throw Throw.LogCorrupt(entry.Path.Value, line: null, "its version is larger than any version can be");
                case LogFileKind.MalformedCommit:
                    _malformed.TryAdd(name.Version, entry.Path.Value);
                    break;
                case LogFileKind.ClassicCheckpoint when !entry.IsDirectory:
                    Add(name.Version, CheckpointForm.Classic, entry);
                    break;
                case LogFileKind.UuidParquetCheckpoint or LogFileKind.UuidJsonCheckpoint when !entry.IsDirectory:
                    Add(name.Version, CheckpointForm.Uuid, entry);
                    break;
                case LogFileKind.MultiPartCheckpoint when !entry.IsDirectory:
                    AddPart(name, entry);
                    break;
                default:
                    break;
            }
        }

        public LogListing Build()
        {
            foreach (CommitFile commit in _commits)
            {
                if (_malformed.TryGetValue(commit.Version, out string? path))
                {
                    throw Throw.LogCorrupt(path, line: null, $"it and {commit.Entry.Path.Value} both claim version {commit.Version}");
                }
            }

            foreach (((long version, long partCount), SortedDictionary<long, StoreEntry> parts) in _parts)
            {
                if (parts.Count == partCount)
                {
                    _checkpoints.Add(new CheckpointFiles
                    {
                        Version = version,
                        Form = CheckpointForm.MultiPart,
                        Files = [.. parts.Values],
                    });
                }
            }

            return new LogListing(
                from,
                [.. _commits.OrderBy(c => c.Version)],
                [.. _checkpoints.OrderBy(c => c.Version).ThenBy(c => Preference(c.Form)).ThenBy(c => c.Files[0].Path.Value, StringComparer.Ordinal)]);
        }

        private void Add(long version, CheckpointForm form, StoreEntry entry) =>
            _checkpoints.Add(new CheckpointFiles { Version = version, Form = form, Files = [entry] });

        private void AddPart(LogPath name, StoreEntry entry)
        {
            if (!_parts.TryGetValue((name.Version, name.PartCount), out SortedDictionary<long, StoreEntry>? parts))
            {
                _parts.Add((name.Version, name.PartCount), parts = []);
            }

            parts[name.Part] = entry;
        }

        private static int Preference(CheckpointForm form) => form switch
        {
            CheckpointForm.Classic => 2,
            CheckpointForm.MultiPart => 1,
            _ => 0,
        };
    }
}
