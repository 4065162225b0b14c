using Repro.Table.Log.Actions;
using Repro.Table.Log.State;

namespace Repro.Table.Log.Checkpoints;

/// <summary>What was read from a checkpoint.</summary>
internal sealed record CheckpointContents
{
    /// <summary>Gets the protocol; null if it has none, which makes the checkpoint useless.</summary>
    public Protocol? Protocol { get; init; }

    /// <summary>Gets the metadata; null if it has none, which makes the checkpoint useless.</summary>
    public Metadata? Metadata { get; init; }

    /// <summary>Gets the application transactions.</summary>
    public required IReadOnlyList<SetTransaction> Transactions { get; init; }

    /// <summary>Gets the domains.</summary>
    public required IReadOnlyList<DomainMetadata> Domains { get; init; }

    /// <summary>Gets the files that were asked for and are not in the set of known keys.</summary>
    public required SegmentList Adds { get; init; }

    /// <summary>Gets the tombstones, if they were asked for; sizes are -1 and deletion times -1 where unknown.</summary>
    public required SegmentList Removes { get; init; }
}
