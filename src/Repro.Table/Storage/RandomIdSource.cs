using System.Diagnostics.CodeAnalysis;

namespace Repro.Table.Storage;

/// <summary>Random identities, from the system's own generator.</summary>
public sealed class RandomIdSource : IIdSource
{
    private RandomIdSource()
    {
    }

    /// <summary>Gets the source. It has no state.</summary>
    public static RandomIdSource Shared { get; } = new();

    /// <inheritdoc/>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "This is what everyone else is told to inject.")]
    public Guid NextId() => Guid.NewGuid();
}
