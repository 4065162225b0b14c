using System.Collections.Immutable;
using Repro.Table.Storage;

namespace Repro.Table.Operations.Vacuum;

/// <summary>What a vacuum deleted.</summary>
public sealed record VacuumResult
{
    /// <summary>Gets how many files were deleted.</summary>
    public required long DeletedFiles { get; init; }

    /// <summary>Gets their size in bytes.</summary>
    public required long DeletedBytes { get; init; }

    /// <summary>Gets how many empty directories were removed.</summary>
    public required int DeletedDirectories { get; init; }

    /// <summary>Gets the files that were to go and are still there, each with its reason; empty if all went.</summary>
    public ImmutableArray<DeleteResult> Failures { get; init; } = [];
}
