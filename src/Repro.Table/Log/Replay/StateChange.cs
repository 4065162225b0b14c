using System.Collections.Immutable;
using System.Diagnostics;
using Repro.Table.Log.Actions;
using Repro.Table.Log.State;

namespace Repro.Table.Log.Replay;

/// <summary>One refresh under way: the segments of the old state with what new commits change in them.</summary>
internal sealed class StateChange
{
    private readonly SnapshotState _state;
    private readonly FileIndex _index;
    private readonly List<LiveSegment> _segments;
    private readonly Dictionary<FileSegment, RowSet.Builder> _dead = [];
    private readonly List<FileSegment> _newest = [];
    private ImmutableSortedDictionary<string, SetTransaction> _transactions;
    private ImmutableSortedDictionary<string, DomainMetadata> _domains;
    private Protocol _protocol;
    private Metadata _metadata;
    private CommitActions? _last;
    private long _fileCount;
    private long _sizeInBytes;

    public StateChange(SnapshotState state, FileIndex index)
    {
        _state = state;
        _index = index;
        _segments = [.. state.Segments];
        _transactions = state.Transactions;
        _domains = state.Domains;
        _protocol = state.Protocol;
        _metadata = state.Metadata;
        _fileCount = state.FileCount;
        _sizeInBytes = state.SizeInBytes;
    }

    /// <summary>Applies commits in ascending order.</summary>
    public void Apply(CommitRun run)
    {
        RunSegments adds = RunSegments.Register(run.Adds, _index);
        foreach (FileSegment segment in run.Adds.Segments)
        {
            _newest.Add(segment);
        }

        foreach (CommitActions commit in run.Commits)
        {
            for (int position = commit.Adds.Start.Value; position < commit.Adds.End.Value; position++)
            {
                (int segment, int row) = run.Adds.Locate(position);
                if (_index.Move(adds.FirstNumber + segment, row) is FileLocation before)
                {
                    adds.RequireOther(before, commit.Adds, commit);
                    Kill(before);
                }

                _fileCount++;
                _sizeInBytes += run.Adds.Segments[segment].Sizes[row];
            }

            for (int position = commit.Removes.Start.Value; position < commit.Removes.End.Value; position++)
            {
                (int segment, int row) = run.Removes.Locate(position);
                if (_index.Remove(run.Removes.Segments[segment].Keys[row]) is FileLocation before)
                {
                    adds.RequireOther(before, commit.Adds, commit);
                    Kill(before);
                }
            }

            Take(commit);
        }
    }

    /// <summary>Returns the new state.</summary>
    /// <param name="maxSegments">Above how many segments small ones are merged.</param>
    public SnapshotState Build(int maxSegments)
    {
        _segments.InsertRange(0, _newest.AsEnumerable().Reverse().Select(s => new LiveSegment(s, RowSet.Empty)));
        for (int i = _segments.Count - 1; i >= 0; i--)
        {
            if (_dead.TryGetValue(_segments[i].Files, out RowSet.Builder dead))
            {
                _segments[i] = _segments[i] with { Dead = dead.Build() };
            }

            if (_segments[i].LiveCount == 0)
            {
                _index.ForgetSegment(_segments[i].Files);
                _segments.RemoveAt(i);
            }
        }

        if (_segments.Count > maxSegments)
        {
            SegmentMerge.MergeNewest(_segments, _index);
        }

        CommitActions last = _last ?? throw new UnreachableException("A run has at least one commit.");
        bool isSameLayout = ReferenceEquals(_metadata, _state.Metadata) && _protocol.Equals(_state.Protocol);
        return new SnapshotState
        {
            Version = last.Version,
            Protocol = _protocol,
            Metadata = _metadata,
            Layout = isSameLayout ? _state.Layout : TableLayout.Parse(_metadata, _protocol, last.Path),
            Transactions = _transactions,
            Domains = _domains,
            Segments = [.. _segments],
            FileCount = _fileCount,
            SizeInBytes = _sizeInBytes,
        }.WithCommitTime(last.CommitInfo);
    }

    private void Kill(FileLocation location)
    {
        FileSegment segment = _index.Segment(location.Segment);
        if (!_dead.TryGetValue(segment, out RowSet.Builder dead))
        {
            int place = _segments.FindIndex(s => ReferenceEquals(s.Files, segment));
            dead = new RowSet.Builder(place < 0 ? RowSet.Empty : _segments[place].Dead);
        }

        dead.Add(location.Row, segment.Count);
        _dead[segment] = dead;
        _fileCount--;
        _sizeInBytes -= segment.Sizes[location.Row];
    }

    private void Take(CommitActions commit)
    {
        _protocol = commit.Protocol ?? _protocol;
        _metadata = commit.Metadata ?? _metadata;
        foreach (SetTransaction transaction in commit.Transactions.Values)
        {
            _transactions = _transactions.SetItem(transaction.AppId, transaction);
        }

        foreach (DomainMetadata domain in commit.Domains.Values)
        {
            _domains = domain.Removed ? _domains.Remove(domain.Domain) : _domains.SetItem(domain.Domain, domain);
        }

        _last = commit;
    }
}
