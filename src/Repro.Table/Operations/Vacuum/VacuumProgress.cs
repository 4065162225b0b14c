namespace Repro.Table.Operations.Vacuum;

/// <summary>How far a vacuum is.</summary>
public readonly record struct VacuumProgress
{
    /// <summary>Gets the files done so far.</summary>
    public required long DoneFiles { get; init; }

    /// <summary>Gets the files in all.</summary>
    public required long TotalFiles { get; init; }
}
