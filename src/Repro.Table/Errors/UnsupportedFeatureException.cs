using System.Collections.Immutable;

namespace Repro.Table.Errors;

/// <summary>The table, a column or a file needs something that this version of the library does not know.</summary>
public sealed class UnsupportedFeatureException : TableException
{
    internal UnsupportedFeatureException(string message)
        : base("UnsupportedFeature", message)
    {
    }

    /// <summary>Gets the names of what is not supported, as the protocol spells them; never empty.</summary>
    public required ImmutableArray<string> Features { get; init; }

    /// <summary>Gets what they stand in the way of.</summary>
    public required TableAccess Access { get; init; }
}
