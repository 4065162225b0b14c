namespace Repro.Table.Operations.Vacuum;

/// <summary>What vacuum may delete.</summary>
public sealed record VacuumOptions
{
    /// <summary>Gets how long a file is kept after it left the table; null for the table's
    /// <c>delta.deletedFileRetentionDuration</c>.</summary>
    public TimeSpan? Retention { get; init; }

    /// <summary>Gets whether a retention below the table's property is taken. It can destroy files that a running
    /// writer is about to commit, and versions that others count on.</summary>
    public RetentionCheck RetentionCheck { get; init; } = RetentionCheck.Enforce;
}
