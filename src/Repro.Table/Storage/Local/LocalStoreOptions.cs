namespace Repro.Table.Storage.Local;

/// <summary>Options of a local store.</summary>
public sealed record LocalStoreOptions
{
    /// <summary>Gets what is done against a loss of power.</summary>
    public Durability Durability { get; init; } = Durability.Full;

    /// <summary>Gets what is done where a file system cannot create a file exclusively and whole.</summary>
    public ExclusiveCreate ExclusiveCreate { get; init; } = ExclusiveCreate.Atomic;

    /// <summary>Gets where the names of temporary files come from. Writers that run at the same time must not share a seed.</summary>
    public IIdSource Ids { get; init; } = RandomIdSource.Shared;
}
