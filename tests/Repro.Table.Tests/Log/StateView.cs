using Repro.Table.Log.Actions;
using Repro.Table.Log.State;

namespace Repro.Table.Tests.Log;

/// <summary>What a state says, as values that compare by content, whatever its segments.</summary>
internal sealed record StateView
{
    public required long Version { get; init; }

    public required Protocol Protocol { get; init; }

    public required Metadata Metadata { get; init; }

    public required long? InCommitTimestamp { get; init; }

    public required IReadOnlyList<SetTransaction> Transactions { get; init; }

    public required IReadOnlyList<DomainMetadata> Domains { get; init; }

    public required IReadOnlyList<AddFile> Files { get; init; }

    public static StateView Of(SnapshotState state) => new()
    {
        Version = state.Version,
        Protocol = state.Protocol,
        Metadata = state.Metadata,
        InCommitTimestamp = state.InCommitTimestamp,
        Transactions = [.. state.Transactions.Values],
        Domains = [.. state.Domains.Values],
        Files = Sorted(FilesOf(state)),
    };

    public static IReadOnlyList<AddFile> Sorted(IEnumerable<AddFile> files) =>
        [.. files.OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.DeletionVector?.UniqueId, StringComparer.Ordinal)];

    public bool Equals(StateView? other) =>
        other is not null && Version == other.Version && Protocol.Equals(other.Protocol) && Metadata.Equals(other.Metadata)
        && InCommitTimestamp == other.InCommitTimestamp && Transactions.SequenceEqual(other.Transactions)
        && Domains.SequenceEqual(other.Domains) && Files.SequenceEqual(other.Files);

    public override int GetHashCode() => HashCode.Combine(Version, Files.Count);

    public override string ToString() =>
        $"version {Version}, {Protocol}, {Metadata}, time {InCommitTimestamp}\n{string.Join('\n', [.. Transactions, .. Domains, .. Files])}\n";

    private static IEnumerable<AddFile> FilesOf(SnapshotState state)
    {
        foreach (LiveSegment segment in state.Segments)
        {
            for (int row = 0; row < segment.Files.Count; row++)
            {
                if (segment.IsLive(row))
                {
                    yield return segment.Files.ToAddFile(row, state.Layout.PartitionColumns);
                }
            }
        }
    }
}
