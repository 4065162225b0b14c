using Repro.Table.Storage;

namespace Repro.Table.TestKit.Storage;

/// <summary>One entry of a fault script: the n-th call that matches goes wrong.</summary>
public sealed record StoreFault
{
    /// <summary>Gets which calls are counted.</summary>
    public required StoreVerb Verb { get; init; }

    /// <summary>Gets how they go wrong.</summary>
    public required StoreFaultKind Kind { get; init; }

    /// <summary>Gets which paths are counted; null for all.</summary>
    public Func<TablePath, bool>? Where { get; init; }

    /// <summary>Gets the first matching call that goes wrong, counted from 1.</summary>
    public int Nth { get; init; } = 1;

    /// <summary>Gets how many matching calls go wrong from then on.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Gets whether the exception says that trying again may help.</summary>
    public bool IsTransient { get; init; } = true;

    /// <summary>Gets after how many further calls of any kind a late put arrives.</summary>
    public int LandsAfterCalls { get; init; } = 1;
}
