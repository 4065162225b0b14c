using Repro.Table.Log.Actions;

namespace Repro.Table.Log.Replay;

/// <summary>What one commit of a run holds: its few actions as records, its files as ranges of the run's columns.</summary>
internal sealed class CommitActions
{
    /// <summary>Gets the version.</summary>
    public required long Version { get; init; }

    /// <summary>Gets the file, relative to the table root, for messages.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the files that it adds, by position in <see cref="CommitRun.Adds"/>.</summary>
    public Range Adds { get; set; }

    /// <summary>Gets the files that it removes, by position in <see cref="CommitRun.Removes"/>.</summary>
    public Range Removes { get; set; }

    /// <summary>Gets whether some file action of it changes rows and does not merely rearrange them.</summary>
    public bool ChangesData { get; set; }

    /// <summary>Gets the protocol; null if it has none.</summary>
    public Protocol? Protocol { get; set; }

    /// <summary>Gets the metadata; null if it has none.</summary>
    public Metadata? Metadata { get; set; }

    /// <summary>Gets the application transactions, by application.</summary>
    public Dictionary<string, SetTransaction> Transactions { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the domains by name, removed ones included.</summary>
    public Dictionary<string, DomainMetadata> Domains { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the provenance; null if it has none or it was not asked for.</summary>
    public CommitInfo? CommitInfo { get; set; }
}
