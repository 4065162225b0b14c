namespace Repro.Table.Storage;

/// <summary>The outcome of one object of a bulk delete.</summary>
public readonly record struct DeleteResult
{
    /// <summary>Gets the object.</summary>
    public required TablePath Path { get; init; }

    /// <summary>Gets what became of it.</summary>
    public required DeleteOutcome Outcome { get; init; }

    /// <summary>Gets why it was refused or failed; null otherwise.</summary>
    public string? Reason { get; init; }
}
