using System.Collections.Immutable;
using Repro.Table.Errors;
using Repro.Table.Schemas;

namespace Repro.Table.Log.Actions;

/// <summary>The protocol of a table and the properties that are stored with it. Protocol: Table Features, Creating a
/// Table.</summary>
/// <remarks>
/// <code>
/// nothing asked for                 (1,2), which every engine reads and writes
/// only what a version implies       (1,n) of the smallest n
/// anything else                     (1,7), or (3,7) if readers must know it; with it all that (1,2) implies
/// </code>
/// </remarks>
internal sealed record ProtocolUpgrade
{
    private const string FeaturePrefix = "delta.feature.";
    private const int LeastWriter = 2;

    // Written by engines, never by people: a value from outside would be wrong.
    private static readonly ImmutableArray<string> InternalPrefixes =
        ["delta.columnMapping.maxColumnId", "delta.inCommitTimestampEnablement", "delta.rowTracking.", "delta.identity."];

    /// <summary>Gets the protocol.</summary>
    public required Protocol Protocol { get; init; }

    /// <summary>Gets the properties to store, without those that only switch a feature on.</summary>
    public required ValueMap Configuration { get; init; }

    /// <summary>Finds the smallest protocol for a new table.</summary>
    /// <param name="schema">Its schema, already valid.</param>
    /// <param name="properties">What the caller wants it to have; <c>delta.feature.NAME=supported</c> asks for a
    /// feature.</param>
    /// <exception cref="UnsupportedFeatureException">It needs features that cannot be written here; all are
    /// named.</exception>
    /// <exception cref="TablePropertyException">A property has a bad value, or is not for people to set.</exception>
    public static ProtocolUpgrade ForNewTable(StructType schema, IReadOnlyDictionary<string, string> properties)
    {
        ValueMap configuration = ValueMap.Of(properties
            .Where(p => !p.Key.StartsWith(FeaturePrefix, StringComparison.OrdinalIgnoreCase))
            .Select(p => KeyValuePair.Create(p.Key, (string?)p.Value)));
        RefuseInternal(configuration);
        new TableProperties(configuration).Validate();

        FeatureUse use = new(configuration, schema);
        HashSet<string> asked = AskedFor(properties);
        ImmutableArray<TableFeature> needed =
            [.. TableFeature.All.Where(f => asked.Contains(f.Name) || (f.IsRequested ?? f.IsActive)(use))];
        ImmutableArray<TableFeature> refused = [.. needed.Where(feature => !feature.CanEnable)];
        return refused.IsEmpty
            ? new ProtocolUpgrade { Protocol = Smallest(needed), Configuration = configuration }
            : throw Throw.FeaturesNotEnabled([.. refused.Select(f => f.Name)], [.. refused.Select(f => f.Needs)]);
    }

    private static Protocol Smallest(ImmutableArray<TableFeature> needed)
    {
        if (needed.All(feature => feature.LegacyWriter is not null && feature.Kind == FeatureKind.Writer))
        {
            int writer = needed.Select(feature => feature.LegacyWriter).Max() ?? LeastWriter;
            return new Protocol { MinReaderVersion = 1, MinWriterVersion = Math.Max(writer, LeastWriter) };
        }

        ImmutableArray<TableFeature> listed =
            [.. TableFeature.All.Where(f => f.LegacyWriter <= LeastWriter || needed.Contains(f))];
        ImmutableArray<string> forReaders =
            [.. listed.Where(f => f.Kind == FeatureKind.ReaderWriter).Select(f => f.Name)];
        return new Protocol
        {
            MinReaderVersion = forReaders.IsEmpty ? 1 : FeatureSupport.ReaderWithFeatures,
            MinWriterVersion = FeatureSupport.WriterWithFeatures,
            ReaderFeatures = forReaders.IsEmpty ? null : forReaders,
            WriterFeatures = [.. listed.Select(feature => feature.Name)],
        };
    }

    private static HashSet<string> AskedFor(IReadOnlyDictionary<string, string> properties)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        List<string> unknown = [];
        foreach ((string key, string value) in properties)
        {
            if (!key.StartsWith(FeaturePrefix, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (value != "supported")
            {
                throw Throw.BadProperty(key, value, "the only value is 'supported'");
            }

            string name = key[FeaturePrefix.Length..];
            TableFeature? feature = TableFeature.Find(name)
                ?? TableFeature.All.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase));
            if (feature is null)
            {
                unknown.Add(name);
            }
            else
            {
                names.Add(feature.Name);
            }
        }

        return unknown.Count == 0
            ? names
            : throw Throw.FeaturesNotEnabled([.. unknown], [.. unknown.Select(_ => "unknown")]);
    }

    private static void RefuseInternal(ValueMap configuration)
    {
        foreach ((string name, string? value) in configuration)
        {
            if (name is "delta.minReaderVersion" or "delta.minWriterVersion")
            {
                throw Throw.BadProperty(
                    name, value, "versions follow from features; ask for one by delta.feature.NAME=supported");
            }

            if (InternalPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                throw Throw.BadProperty(name, value, "engines keep it, a new table has none");
            }
        }
    }
}
