namespace Repro.Table.Log.Actions;

/// <summary>A named piece of configuration. Protocol: Domain Metadata.</summary>
public sealed record DomainMetadata : LogAction
{
    /// <summary>Gets the name; those beginning with <c>delta.</c> belong to the protocol.</summary>
    public required string Domain { get; init; }

    /// <summary>Gets the configuration, text of the domain's own form.</summary>
    public required string Configuration { get; init; }

    /// <summary>Gets whether the domain was removed.</summary>
    public required bool Removed { get; init; }
}
