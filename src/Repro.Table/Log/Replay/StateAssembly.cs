using System.Collections.Immutable;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Checkpoints;
using Repro.Table.Log.State;

namespace Repro.Table.Log.Replay;

/// <summary>Reconciles actions from the newest to the oldest into a state.</summary>
internal sealed class StateAssembly(long version)
{
    private readonly List<LiveSegment> _segments = [];
    private readonly Dictionary<string, SetTransaction> _transactions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DomainMetadata> _domains = new(StringComparer.Ordinal);
    private Protocol? _protocol;
    private Metadata? _metadata;
    private CommitInfo? _commitInfo;

    /// <summary>Gets the keys of all files that newer actions add or remove.</summary>
    public FileIndex Seen { get; } = new();

    /// <summary>Takes commits that are older than all taken so far.</summary>
    public void AddOlder(CommitRun run)
    {
        RunSegments adds = RunSegments.Register(run.Adds, Seen);
        RunSegments removes = RunSegments.Register(run.Removes, Seen);
        RowSet.Builder[] dead = new RowSet.Builder[run.Adds.Segments.Length];
        Array.Fill(dead, new RowSet.Builder(RowSet.Empty));
        for (int i = run.Commits.Count - 1; i >= 0; i--)
        {
            CommitActions commit = run.Commits[i];
            for (int position = commit.Adds.Start.Value; position < commit.Adds.End.Value; position++)
            {
                (int segment, int row) = run.Adds.Locate(position);
                if (Seen.TryAdd(adds.FirstNumber + segment, row) is FileLocation newer)
                {
                    adds.RequireOther(newer, commit.Adds, commit);
                    dead[segment].Add(row, run.Adds.Segments[segment].Count);
                }
            }

            for (int position = commit.Removes.Start.Value; position < commit.Removes.End.Value; position++)
            {
                (int segment, int row) = run.Removes.Locate(position);
                if (Seen.TryAdd(removes.FirstNumber + segment, row) is FileLocation newer)
                {
                    adds.RequireOther(newer, commit.Adds, commit);
                }
            }

            Take(commit.Protocol, commit.Metadata, commit.Transactions.Values, commit.Domains.Values);
            _commitInfo ??= commit.Version == version ? commit.CommitInfo : null;
        }

        for (int i = run.Adds.Segments.Length - 1; i >= 0; i--)
        {
            Add(new LiveSegment(run.Adds.Segments[i], dead[i].Build()));
        }
    }

    /// <summary>Takes the checkpoint below all commits; its files are those that <see cref="Seen"/> does not know.</summary>
    public void AddOldest(CheckpointContents checkpoint)
    {
        foreach (FileSegment segment in checkpoint.Adds.Segments)
        {
            Add(new LiveSegment(segment, RowSet.Empty));
        }

        Take(checkpoint.Protocol, checkpoint.Metadata, checkpoint.Transactions, checkpoint.Domains);
    }

    /// <summary>Returns the state.</summary>
    /// <param name="path">The newest file of the log, for messages.</param>
    public SnapshotState Build(string path)
    {
        Protocol protocol = _protocol ?? throw Throw.LogCorrupt(path, line: null, "no action up to it gives the protocol", version: version);
        Metadata metadata = _metadata ?? throw Throw.LogCorrupt(path, line: null, "no action up to it gives the metadata", version: version);
        return new SnapshotState
        {
            Version = version,
            Protocol = protocol,
            Metadata = metadata,
            Layout = TableLayout.Parse(metadata, protocol, path),
            Transactions = _transactions.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Domains = _domains.Where(d => !d.Value.Removed).ToImmutableSortedDictionary(StringComparer.Ordinal),
            Segments = [.. _segments],
            FileCount = _segments.Sum(s => (long)s.LiveCount),
            SizeInBytes = long.CreateSaturating(_segments.Aggregate(Int128.Zero, (sum, s) => sum + s.SumSizes())),
        }.WithCommitTime(_commitInfo);
    }

    private void Add(LiveSegment segment)
    {
        if (segment.LiveCount > 0)
        {
            _segments.Add(segment);
        }
    }

    private void Take(
        Protocol? protocol, Metadata? metadata, IEnumerable<SetTransaction> transactions, IEnumerable<DomainMetadata> domains)
    {
        _protocol ??= protocol;
        _metadata ??= metadata;
        foreach (SetTransaction transaction in transactions)
        {
            _transactions.TryAdd(transaction.AppId, transaction);
        }

        foreach (DomainMetadata domain in domains)
        {
            _domains.TryAdd(domain.Domain, domain);
        }
    }
}
