using Repro.Table.Log.Actions;
using Repro.Table.Log.State;

namespace Repro.Table.Log.Replay;

/// <summary>Some commits in a row, parsed into common columns.</summary>
internal sealed class CommitRun
{
    /// <summary>Gets the commits, ascending.</summary>
    public required IReadOnlyList<CommitActions> Commits { get; init; }

    /// <summary>Gets the files that they add, in order of commit.</summary>
    public required SegmentList Adds { get; init; }

    /// <summary>Gets the files that they remove, in order of commit; sizes are -1 and times are deletion times, null as -1.</summary>
    public required SegmentList Removes { get; init; }

    /// <summary>Collects commits in ascending order.</summary>
    public sealed class Builder(ActionKinds kinds)
    {
        private readonly List<CommitActions> _commits = [];

        /// <summary>Gets or sets which actions are wanted of the next commit.</summary>
        public ActionKinds Kinds { get; set; } = kinds;

        /// <summary>Gets the files added so far.</summary>
        public SegmentList.Builder Adds { get; } = new();

        /// <summary>Gets the files removed so far.</summary>
        public SegmentList.Builder Removes { get; } = new();

        /// <summary>Reads the bytes of a commit.</summary>
        /// <exception cref="Errors.LogCorruptException">A line cannot be read, or actions contradict each other.</exception>
        public void Read(long version, string path, ReadOnlySpan<byte> content, LogLimits limits)
        {
            CommitActions commit = new() { Version = version, Path = path };
            int adds = Adds.Count;
            int removes = Removes.Count;
            ActionReader.ReadCommit(content, commit, this, limits);
            commit.Adds = adds..Adds.Count;
            commit.Removes = removes..Removes.Count;
            _commits.Add(commit);
        }

        /// <summary>Returns the run.</summary>
        public CommitRun Build() => new() { Commits = [.. _commits], Adds = Adds.Build(), Removes = Removes.Build() };
    }
}
