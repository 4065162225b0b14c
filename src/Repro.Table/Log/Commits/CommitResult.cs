namespace Repro.Table.Log.Commits;

/// <summary>A commit that is durable.</summary>
public sealed record CommitResult
{
    /// <summary>Gets the version that it made; with <see cref="IsAlreadyApplied"/>, the version that the table had.</summary>
    public required long Version { get; init; }

    /// <summary>Gets the <c>txnId</c> of the commit; empty if nothing was committed.</summary>
    public required string TransactionId { get; init; }

    /// <summary>Gets whether nothing was committed because the same application transaction was committed before.</summary>
    public bool IsAlreadyApplied { get; init; }

    /// <summary>Gets how many versions were tried, 1 if nobody was in the way.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Gets how many data files were added.</summary>
    public int AddedFiles { get; init; }

    /// <summary>Gets how many data files were removed.</summary>
    public int RemovedFiles { get; init; }

    /// <summary>Gets the rows written.</summary>
    public long WrittenRows { get; init; }

    /// <summary>Gets the bytes of the data files written.</summary>
    public long WrittenBytes { get; init; }

    /// <summary>Gets the work that follows a commit (checkpoint when due). Awaiting it is optional; its failure is told here and
    /// does not undo the commit.</summary>
    public Task Maintenance { get; init; } = Task.CompletedTask;
}
