using System.Collections.Immutable;

namespace Repro.Table.Log.Actions;

/// <summary>A named capability of the protocol and what this library does with it. Protocol: Table Features.</summary>
/// <remarks>The instances are the rows of one table, <c>TableFeature.Table.cs</c>.</remarks>
internal sealed partial record TableFeature
{
    /// <summary>Gets the name that is written.</summary>
    public required string Name { get; init; }

    /// <summary>Gets who must know it.</summary>
    public required FeatureKind Kind { get; init; }

    /// <summary>Gets the reader version that implies it; null if none does.</summary>
    public int? LegacyReader { get; init; }

    /// <summary>Gets the writer version from which on it is implied, up to 6; null if none does.</summary>
    public int? LegacyWriter { get; init; }

    /// <summary>Gets names that older programs wrote for the same thing.</summary>
    public ImmutableArray<string> OtherNames { get; init; } = [];

    /// <summary>Gets the rule for reading; of no meaning for <see cref="FeatureKind.Writer"/>.</summary>
    public FeatureRule Read { get; init; } = FeatureRule.Refused;

    /// <summary>Gets the rule for writing to a table that has it.</summary>
    public FeatureRule Write { get; init; } = FeatureRule.Refused;

    /// <summary>Gets whether a new table may be given it.</summary>
    public bool CanEnable { get; init; }

    /// <summary>Gets the test of whether a table uses the feature, so that <see cref="FeatureRule.WhileInactive"/>
    /// refuses it.</summary>
    public Func<FeatureUse, bool> IsActive { get; init; } = static _ => false;

    /// <summary>Gets the test of whether a new table must list the feature; null if it is
    /// <see cref="IsActive"/>.</summary>
    public Func<FeatureUse, bool>? IsRequested { get; init; }

    /// <summary>Gets what would have to be known to go on, for messages.</summary>
    public string Needs { get; init; } = "not known here";

    /// <summary>Finds a feature by a name of a protocol.</summary>
    /// <returns>The feature, or null if it is unknown.</returns>
    public static TableFeature? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Tells whether a protocol lists it under one of its names, or implies it.</summary>
    public bool IsSupportedBy(Protocol protocol) =>
        IsListed(protocol.ReaderFeatures) || IsListed(protocol.WriterFeatures) || IsImpliedBy(protocol);

    /// <summary>Tells whether the versions of a protocol imply it.</summary>
    public bool IsImpliedBy(Protocol protocol) =>
        (LegacyReader <= protocol.MinReaderVersion && protocol.MinReaderVersion < FeatureSupport.ReaderWithFeatures)
        || (LegacyWriter <= protocol.MinWriterVersion && protocol.MinWriterVersion < FeatureSupport.WriterWithFeatures);

    private bool IsListed(ImmutableArray<string>? names) =>
        names is { } listed && (listed.Contains(Name) || OtherNames.Any(name => listed.Contains(name)));
}
