using System.Collections.Immutable;
using Repro.Table.Errors;
using Repro.Table.Schemas;

namespace Repro.Table.Log.Actions;

/// <summary>Decides whether a table may be read and written. Protocol: Table Features, Requirements for Readers and
/// Writers.</summary>
/// <remarks>
/// What a feature costs stands in the rows of <see cref="TableFeature"/>. Some are open although they are not built
/// whole, because most tables that list them do not use them; the part that meets a use refuses it by name:
/// <code>
/// feature          the table opens    refused
/// deletionVectors  always             by the scan, for a file that has a vector
/// v2Checkpoint     always             by the reader of checkpoints, if nothing but a V2 checkpoint reaches the version
/// columnMapping    always             by the scan, in mode id; by CheckWrite in any mode
/// typeWidening     always             by CheckScan, if the schema records a change of type
/// variantType      always             by the scan, for a column of that type
/// </code>
/// The checks belong to the version that is read or written: after a feature was dropped, older versions still need it.
/// </remarks>
internal static class FeatureSupport
{
    /// <summary>The reader version that lists features, and the newest that is known.</summary>
    public const int ReaderWithFeatures = 3;

    /// <summary>The writer version that lists features, and the newest that is known.</summary>
    public const int WriterWithFeatures = 7;

    /// <summary>Finds what a protocol says against itself; the action is then corrupt.</summary>
    /// <returns>The reason, or null if it is consistent or newer than what is known.</returns>
    /// <remarks>A feature for readers and writers that only writers list is let pass, since Spark made such tables:
    /// readers must know it then. An empty list counts as none below the version that has lists, since checkpoints
    /// store it so.</remarks>
    public static string? FindInconsistency(Protocol protocol)
    {
        (int reader, int writer) = (protocol.MinReaderVersion, protocol.MinWriterVersion);
        return reader < 1 || writer < 1 ? "protocol versions begin at 1"
            : reader == ReaderWithFeatures && protocol.ReaderFeatures is null ? "reader version 3 without readerFeatures"
            : writer == WriterWithFeatures && protocol.WriterFeatures is null ? "writer version 7 without writerFeatures"
            : reader == ReaderWithFeatures && writer < WriterWithFeatures ? "reader version 3 needs writer version 7"
            : reader < ReaderWithFeatures && protocol.ReaderFeatures is { Length: > 0 }
                ? "readerFeatures below reader version 3"
            : writer < WriterWithFeatures && protocol.WriterFeatures is { Length: > 0 }
                ? "writerFeatures below writer version 7"
            : reader == ReaderWithFeatures && writer == WriterWithFeatures && FirstReaderOnly(protocol) is string name
                ? $"the feature '{name}' is listed for readers and not for writers"
            : null;
    }

    /// <summary>Refuses a version that cannot be opened: an unknown or refused feature, whether it is used or
    /// not.</summary>
    /// <exception cref="UnsupportedFeatureException">It names all that stand in the way.</exception>
    public static void CheckRead(Protocol protocol, string? location, long? version) =>
        Check(NotReadable(protocol, null), TableAccess.Read, location, version);

    /// <summary>Refuses to read the rows of a version that uses what cannot be read.</summary>
    /// <exception cref="UnsupportedFeatureException">It names all that stand in the way.</exception>
    /// <exception cref="FormatException">The metadata of a field is no JSON object.</exception>
    public static void CheckScan(
        Protocol protocol, Metadata metadata, StructType schema, string? location, long? version) =>
        Check(NotReadable(protocol, new FeatureUse(metadata.Configuration, schema)), TableAccess.Read, location, version);

    /// <summary>Refuses to write to a table, vacuum included, that has or uses what a writer here cannot
    /// keep.</summary>
    /// <exception cref="UnsupportedFeatureException">It names all that stand in the way.</exception>
    /// <exception cref="FormatException">The metadata of a field is no JSON object.</exception>
    public static void CheckWrite(
        Protocol protocol, Metadata metadata, StructType schema, string? location, long? version)
    {
        Check(NotWritable(protocol, metadata, schema), TableAccess.Write, location, version);
    }

    /// <summary>Finds what <see cref="CheckScan"/> or <see cref="CheckWrite"/> would refuse.</summary>
    /// <exception cref="FormatException">The metadata of a field is no JSON object.</exception>
    public static ImmutableArray<FeatureObstacle> FindObstacles(
        Protocol protocol, Metadata metadata, StructType schema, TableAccess access) => access == TableAccess.Read
            ? [.. NotReadable(protocol, new FeatureUse(metadata.Configuration, schema))]
            : [.. NotWritable(protocol, metadata, schema)];

    /// <summary>Tells whether a protocol lists a feature or implies it.</summary>
    /// <param name="protocol">The protocol of the version in question.</param>
    /// <param name="feature">The name of a feature that is known here.</param>
    public static bool Supports(Protocol protocol, string feature) =>
        TableFeature.Find(feature)?.IsSupportedBy(protocol)
            ?? throw new ArgumentException($"No feature is named '{feature}'.", nameof(feature));

    /// <summary>Tells whether a checkpoint of the classic form may be written; where V2 checkpoints are, none
    /// is.</summary>
    public static bool AllowsClassicCheckpoint(Protocol protocol) => !Supports(protocol, "v2Checkpoint");

    private static List<FeatureObstacle> NotWritable(Protocol protocol, Metadata metadata, StructType schema)
    {
        FeatureUse use = new(metadata.Configuration, schema);
        List<FeatureObstacle> obstacles = TooNew(protocol, TableAccess.Write);
        obstacles.AddRange(TableFeature.All
            .Where(feature => feature.IsImpliedBy(protocol) && Stops(feature.Write, feature, use))
            .Select(feature => new FeatureObstacle(feature.Name, feature.Needs)));
        obstacles.AddRange(Listed(protocol.WriterFeatures)
            .Union(Listed(protocol.ReaderFeatures), StringComparer.Ordinal)
            .Where(name => TableFeature.Find(name) is not { } feature || Stops(feature.Write, feature, use))
            .Select(Name));
        return obstacles;
    }

    private static List<FeatureObstacle> NotReadable(Protocol protocol, FeatureUse? use)
    {
        List<FeatureObstacle> obstacles = TooNew(protocol, TableAccess.Read);

        // No reader version below 3 implies what is not readable, so the lists are all there is to look at.
        IEnumerable<string> forWritersOnly = Listed(protocol.WriterFeatures)
            .Where(name => TableFeature.Find(name) is { Kind: FeatureKind.ReaderWriter });
        obstacles.AddRange(Listed(protocol.ReaderFeatures).Union(forWritersOnly, StringComparer.Ordinal)
            .Where(name => TableFeature.Find(name) is not { } feature
                || (feature.Kind == FeatureKind.ReaderWriter && Stops(feature.Read, feature, use)))
            .Select(Name));
        return obstacles;
    }

    private static bool Stops(FeatureRule rule, TableFeature feature, FeatureUse? use) => rule switch
    {
        FeatureRule.Supported => false,
        FeatureRule.WhileInactive => use is { } known && feature.IsActive(known),
        _ => true,
    };

    private static List<FeatureObstacle> TooNew(Protocol protocol, TableAccess access)
    {
        List<FeatureObstacle> obstacles = [];
        if (protocol.MinReaderVersion > ReaderWithFeatures)
        {
            obstacles.Add(new FeatureObstacle($"minReaderVersion {protocol.MinReaderVersion}", "newest known is 3"));
        }

        if (access == TableAccess.Write && protocol.MinWriterVersion > WriterWithFeatures)
        {
            obstacles.Add(new FeatureObstacle($"minWriterVersion {protocol.MinWriterVersion}", "newest known is 7"));
        }

        return obstacles;
    }

    private static FeatureObstacle Name(string name) => new(name, TableFeature.Find(name)?.Needs ?? "unknown");

    private static string? FirstReaderOnly(Protocol protocol)
    {
        HashSet<string> forWriters = Listed(protocol.WriterFeatures).ToHashSet(StringComparer.Ordinal);
        return Listed(protocol.ReaderFeatures).FirstOrDefault(name => !forWriters.Contains(name));
    }

    private static ImmutableArray<string> Listed(ImmutableArray<string>? names) =>
        names is { IsDefault: false } listed ? listed : [];

    private static void Check(List<FeatureObstacle> obstacles, TableAccess access, string? location, long? version)
    {
        if (obstacles.Count > 0)
        {
            throw Throw.FeaturesNotSupported(
                [.. obstacles.Select(o => o.Name)], [.. obstacles.Select(o => o.Needs)], access, location, version);
        }
    }
}
