using System.Collections.Immutable;

namespace Repro.Table.Log.Commits;

/// <summary>What a transaction looked at to decide what to write; a change of it by someone else is a conflict.</summary>
internal sealed record ReadSet
{
    /// <summary>Gets the set of a transaction that looked at nothing.</summary>
    public static ReadSet Nothing { get; } = new();

    /// <summary>Gets the set of a transaction that depends on all rows.</summary>
    public static ReadSet WholeTable { get; } = new() { IsWholeTable = true };

    /// <summary>Gets whether all rows were looked at.</summary>
    public bool IsWholeTable { get; init; }

    /// <summary>Gets the applications whose last transaction was looked up.</summary>
    public ImmutableHashSet<string> ApplicationIds { get; init; } = [];
}
