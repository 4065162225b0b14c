using System.Collections.Immutable;
using Repro.Table.Storage;

namespace Repro.Table.Log.Segments;

/// <summary>The files of one complete checkpoint.</summary>
internal sealed record CheckpointFiles
{
    /// <summary>Gets the version whose state it holds.</summary>
    public required long Version { get; init; }

    /// <summary>Gets the form that its name tells; a classic name may still hold a V2 checkpoint.</summary>
    public required CheckpointForm Form { get; init; }

    /// <summary>Gets its files, all parts in order.</summary>
    public required ImmutableArray<StoreEntry> Files { get; init; }
}
