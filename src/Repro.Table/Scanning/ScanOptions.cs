using Repro.Table.Expressions;

namespace Repro.Table.Scanning;

/// <summary>What to read of a version, and how.</summary>
public sealed record ScanOptions
{
    /// <summary>Gets the columns to read, by logical name, in this order; null for all in schema order.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Gets the condition that rows must meet; null for all rows. It may use columns that are not read.</summary>
    public Predicate? Where { get; init; }

    /// <summary>Gets the most files that are read ahead at the same time, at least 1; the order of rows does not depend on it.</summary>
    public int MaxConcurrentReads { get; init; } = 4;

    /// <summary>Gets the most rows of a batch, at least 1.</summary>
    public int MaxBatchRows { get; init; } = 65_536;
}
