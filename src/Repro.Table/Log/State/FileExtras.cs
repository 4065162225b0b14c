using Repro.Table.Log.Actions;

namespace Repro.Table.Log.State;

/// <summary>What only some logical files have; kept apart so that the others pay nothing for it.</summary>
internal sealed record FileExtras
{
    /// <summary>Gets the deletion vector; null for none.</summary>
    public DeletionVectorDescriptor? DeletionVector { get; init; }

    /// <summary>Gets the tags; null for none.</summary>
    public ValueMap? Tags { get; init; }

    /// <summary>Gets the row id of the first row; null without row tracking.</summary>
    public long? BaseRowId { get; init; }

    /// <summary>Gets the version that first held the rows; null without row tracking.</summary>
    public long? DefaultRowCommitVersion { get; init; }

    /// <summary>Gets who clustered the file; null if nobody did.</summary>
    public string? ClusteringProvider { get; init; }

    /// <summary>Gets whether there is nothing in it.</summary>
    public bool IsEmpty => this == Nothing;

    private static FileExtras Nothing { get; } = new();
}
