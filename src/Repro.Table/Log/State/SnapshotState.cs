using System.Collections.Immutable;
using Repro.Table.Log.Actions;

namespace Repro.Table.Log.State;

/// <summary>The content of one version: what the table is, and its logical files in columns. Immutable; owns nothing to dispose.</summary>
internal sealed record SnapshotState
{
    /// <summary>Gets the version.</summary>
    public required long Version { get; init; }

    /// <summary>Gets the protocol that rules this version.</summary>
    public required Protocol Protocol { get; init; }

    /// <summary>Gets identity, schema, partitioning and properties.</summary>
    public required Metadata Metadata { get; init; }

    /// <summary>Gets the newest application transaction of each application.</summary>
    public required ImmutableSortedDictionary<string, SetTransaction> Transactions { get; init; }

    /// <summary>Gets the live domains.</summary>
    public required ImmutableSortedDictionary<string, DomainMetadata> Domains { get; init; }

    /// <summary>Gets the segments, newest first.</summary>
    public required ImmutableArray<LiveSegment> Segments { get; init; }

    /// <summary>Gets the number of logical files.</summary>
    public required long FileCount { get; init; }

    /// <summary>Gets the sum of the sizes of their data files, in bytes.</summary>
    public required long SizeInBytes { get; init; }

    /// <summary>Gets the commit time of this version where the table has in-commit timestamps, in milliseconds since the Unix
    /// epoch; null otherwise, or if it was not read.</summary>
    public long? InCommitTimestamp { get; init; }

    /// <summary>Gets what the metadata says of columns, parsed.</summary>
    public required TableLayout Layout { get; init; }

    /// <summary>Gets whether commits of the table carry their time. Lenient: a property that is nonsense closes no table.</summary>
    public bool HasInCommitTimestamps => new FeatureUse(Metadata.Configuration, Layout.Schema).IsOn("delta.enableInCommitTimestamps");

    /// <summary>Returns the state with the commit time that its commit carries, where that time counts.</summary>
    public SnapshotState WithCommitTime(CommitInfo? info) =>
        this with { InCommitTimestamp = HasInCommitTimestamps ? info?.InCommitTimestamp : null };
}
