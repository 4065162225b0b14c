using System.Collections.Immutable;

namespace Repro.Table.Log.Segments;

/// <summary>The files of the log from which one version is rebuilt. Protocol: Reader Requirements of the log.</summary>
internal sealed record LogSegment
{
    /// <summary>Gets the version.</summary>
    public required long Version { get; init; }

    /// <summary>Gets the checkpoint to start from; null to start from commit 0.</summary>
    public CheckpointFiles? Checkpoint { get; init; }

    /// <summary>Gets the commits after the checkpoint, ascending and without a gap.</summary>
    public required ImmutableArray<CommitFile> Commits { get; init; }
}
