using System.Collections.Immutable;
using Repro.Table.Storage;

namespace Repro.Table.Operations.Vacuum;

/// <summary>What a vacuum deleted.</summary>
public sealed record VacuumResult
{
    /// <summary>Gets how many files this vacuum deleted; one that was gone already does not count.</summary>
    public required long DeletedFiles { get; init; }

    /// <summary>Gets their size in bytes.</summary>
    public required long DeletedBytes { get; init; }

    /// <summary>Gets how many directories they were deleted from. The directories stay, also empty ones.</summary>
    public required int VacuumedDirectories { get; init; }

    /// <summary>Gets how many files of the plan were left alone: needed again, or changed since.</summary>
    public required long SparedFiles { get; init; }

    /// <summary>Gets the files that could not be deleted, each with its reason; empty if all went.</summary>
    public ImmutableArray<DeleteResult> Failures { get; init; } = [];
}
