using Repro.Table.Storage;

namespace Repro.Table.Log.Checkpoints;

/// <summary>A checkpoint that is there, whole and durable.</summary>
internal sealed record WrittenCheckpoint
{
    /// <summary>Gets the version whose state it holds.</summary>
    public required long Version { get; init; }

    /// <summary>Gets the object; if another writer was first, that writer's.</summary>
    public required StoreEntry Entry { get; init; }

    /// <summary>Gets the number of actions, one a row.</summary>
    public required long ActionCount { get; init; }

    /// <summary>Gets the number of files that are in the table.</summary>
    public required long AddCount { get; init; }

    /// <summary>Returns what <c>_last_checkpoint</c> should say once this checkpoint is there.</summary>
    public LastCheckpointHint ToHint() => new()
    {
        Version = Version,
        ActionCount = ActionCount,
        SizeInBytes = Entry.SizeInBytes,
        AddCount = AddCount,
    };
}
