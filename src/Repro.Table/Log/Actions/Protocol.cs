using System.Collections.Immutable;

namespace Repro.Table.Log.Actions;

/// <summary>What a program must know to read and to write the table. Protocol: Protocol Evolution, Table Features.</summary>
public sealed record Protocol : LogAction
{
    /// <summary>Gets the reader version.</summary>
    public required int MinReaderVersion { get; init; }

    /// <summary>Gets the writer version.</summary>
    public required int MinWriterVersion { get; init; }

    /// <summary>Gets the features that a reader must know; null below reader version 3.</summary>
    public ImmutableArray<string>? ReaderFeatures { get; init; }

    /// <summary>Gets the features that a writer must know; null below writer version 7.</summary>
    public ImmutableArray<string>? WriterFeatures { get; init; }

    /// <inheritdoc/>
    public bool Equals(Protocol? other) =>
        other is not null && MinReaderVersion == other.MinReaderVersion && MinWriterVersion == other.MinWriterVersion
        && Same(ReaderFeatures, other.ReaderFeatures) && Same(WriterFeatures, other.WriterFeatures);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MinReaderVersion, MinWriterVersion);

    // The order of features means nothing.
    private static bool Same(ImmutableArray<string>? left, ImmutableArray<string>? right) =>
        left is { } l && right is { } r ? l.ToHashSet().SetEquals(r) : left is null && right is null;
}
