using Repro.Table.Log.Commits;

namespace Repro.Table.Operations;

/// <summary>A write that was committed.</summary>
internal sealed record WrittenVersion
{
    /// <summary>Gets the version with its state.</summary>
    public required CommittedVersion Committed { get; init; }

    /// <summary>Gets the <c>txnId</c> of the commit.</summary>
    public required string TransactionId { get; init; }

    /// <summary>Gets how many files were added.</summary>
    public required int AddedFiles { get; init; }

    /// <summary>Gets how many files were removed.</summary>
    public required int RemovedFiles { get; init; }

    /// <summary>Gets the rows written.</summary>
    public required long Rows { get; init; }

    /// <summary>Gets the bytes of the files added.</summary>
    public required long SizeInBytes { get; init; }
}
