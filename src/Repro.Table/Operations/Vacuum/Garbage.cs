using System.Collections.Immutable;
using Repro.Table.Storage;

namespace Repro.Table.Operations.Vacuum;

/// <summary>What a look at a whole table found.</summary>
internal sealed record Garbage
{
    /// <summary>Gets the files that nothing keeps, ascending by the UTF-8 bytes of their paths.</summary>
    public required ImmutableArray<StoreEntry> Files { get; init; }

    /// <summary>Gets the digests of all objects outside the log, garbage or not.</summary>
    public required IReadOnlySet<UInt128> Existing { get; init; }

    /// <summary>Gets what keeps files that would be garbage otherwise, a line each.</summary>
    public required ImmutableArray<string> KeptBy { get; init; }
}
