using Repro.Table.Log.State;

namespace Repro.Table.Log.Commits;

/// <summary>A commit that is durable, with the state that it made.</summary>
internal sealed record CommittedVersion
{
    /// <summary>Gets the state, made from the bytes just written.</summary>
    public required SnapshotState State { get; init; }

    /// <summary>Gets how many versions were tried.</summary>
    public required int Attempts { get; init; }
}
