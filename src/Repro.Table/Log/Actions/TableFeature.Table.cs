using System.Collections.Frozen;
using System.Collections.Immutable;
using Repro.Table.Schemas;
using static Repro.Table.Log.Actions.FeatureKind;
using static Repro.Table.Log.Actions.FeatureRule;

namespace Repro.Table.Log.Actions;

internal sealed partial record TableFeature
{
    // Features of the protocol, of proposals and of other vendors that stop us wherever a protocol lists them, and the
    // property that asks for them.
    private static readonly ImmutableArray<(string Name, FeatureKind Kind, string Property)> RefusedNames =
    [
        ("rowTracking", Writer, "delta.enableRowTracking"),
        ("clustering", Writer, ""),
        ("icebergCompatV1", Writer, "delta.enableIcebergCompatV1"),
        ("icebergCompatV2", Writer, "delta.enableIcebergCompatV2"),
        ("icebergCompatV3", Writer, "delta.enableIcebergCompatV3"),
        ("icebergWriterCompatV1", Writer, "delta.enableIcebergWriterCompatV1"),
        ("checkpointProtection", Writer, ""),
        ("materializePartitionColumns", Writer, ""),
        ("collations", Writer, ""),
        ("columnMappingUsageTracking", Writer, ""),
        ("coordinatedCommits-preview", Writer, ""),
        ("redirectWriterOnly-preview", Writer, ""),
        ("redirectReaderWriter-preview", ReaderWriter, ""),
        ("catalogManaged", ReaderWriter, ""),
        ("catalogOwned-preview", ReaderWriter, ""),
        ("adaptiveMetadata-preview", ReaderWriter, ""),
        ("geospatial", ReaderWriter, ""),
        ("geospatial-dev", ReaderWriter, ""),
        ("timestampNanos", ReaderWriter, ""),
    ];

    /// <summary>Gets every feature that has a name here.</summary>
    public static ImmutableArray<TableFeature> All { get; } =
    [
        new()
        {
            Name = "appendOnly", Kind = Writer, LegacyWriter = 2, Write = Supported, CanEnable = true,
            IsActive = use => use.IsOn("delta.appendOnly"),
        },
        new()
        {
            Name = "invariants", Kind = Writer, LegacyWriter = 2, Write = WhileInactive,
            IsActive = use => use.HasFieldMetadata(FieldMetadata.Invariants),
            Needs = "checking SQL expressions on every row",
        },
        new()
        {
            Name = "checkConstraints", Kind = Writer, LegacyWriter = 3, Write = WhileInactive,
            IsActive = use => use.HasAny("delta.constraints."),
            Needs = "checking SQL expressions on every row",
        },
        new()
        {
            // Adding rows and removing whole files needs no change files; nothing else is done here yet.
            Name = "changeDataFeed", Kind = Writer, LegacyWriter = 4, Write = Supported, CanEnable = true,
            IsActive = use => use.IsOn("delta.enableChangeDataFeed"),
        },
        new()
        {
            Name = "generatedColumns", Kind = Writer, LegacyWriter = 4, Write = WhileInactive,
            IsActive = use => use.HasFieldMetadata(FieldMetadata.GenerationExpression),
            Needs = "computing columns from SQL expressions",
        },
        new()
        {
            Name = "columnMapping", Kind = ReaderWriter, LegacyReader = 2, LegacyWriter = 5,
            Read = Supported, Write = WhileInactive,
            IsActive = use => use.IsOtherThan(ColumnMapping.ModeProperty, "none"),
            Needs = "writing files with physical column names",
        },
        new()
        {
            Name = "identityColumns", Kind = Writer, LegacyWriter = 6, Write = WhileInactive,
            IsActive = use => use.HasFieldMetadata(FieldMetadata.IdentityStart),
            Needs = "handing out identity values",
        },
        new()
        {
            Name = "allowColumnDefaults", Kind = Writer, Write = WhileInactive,
            IsActive = use => use.HasFieldMetadata(FieldMetadata.CurrentDefault),
            Needs = "computing defaults from SQL expressions",
        },
        new()
        {
            // No vector is written here; a removed file keeps the descriptor of its own.
            Name = "deletionVectors", Kind = ReaderWriter, Read = Supported, Write = Supported, CanEnable = true,
            IsActive = use => use.IsOn("delta.enableDeletionVectors"),
        },
        new()
        {
            Name = "timestampNtz", Kind = ReaderWriter, OtherNames = ["timestampWithoutTimezone"],
            Read = Supported, Write = Supported, CanEnable = true,
            IsActive = use => use.HasType(type => type is PrimitiveType { Kind: PrimitiveKind.TimestampNtz }),
        },
        new() { Name = "domainMetadata", Kind = Writer, Write = Supported, CanEnable = true },
        new() { Name = "vacuumProtocolCheck", Kind = ReaderWriter, Read = Supported, Write = Supported, CanEnable = true },
        new()
        {
            Name = "inCommitTimestamp", Kind = Writer, Write = Supported, CanEnable = true,
            IsActive = use => use.IsOn("delta.enableInCommitTimestamps"),
        },
        new()
        {
            // A new table would have no checkpoints at all, since only classic ones are written here.
            Name = "v2Checkpoint", Kind = ReaderWriter, Read = Supported, Write = Supported,
            IsActive = use => use.Is("delta.checkpointPolicy", "v2"),
            Needs = "writing V2 checkpoints",
        },
        new()
        {
            Name = "typeWidening", Kind = ReaderWriter, OtherNames = ["typeWidening-preview"],
            Read = WhileInactive, Write = WhileInactive,
            IsActive = HasTypeChanges, IsRequested = use => use.IsOn("delta.enableTypeWidening") || HasTypeChanges(use),
            Needs = "reading files that still have the narrow type of a widened column",
        },
        new()
        {
            // The table opens; reading the column itself is refused by its type.
            Name = "variantType", Kind = ReaderWriter, OtherNames = ["variantType-preview"],
            Read = Supported, Write = WhileInactive,
            IsActive = HasVariant, Needs = "writing variant values",
        },
        new()
        {
            Name = "variantShredding", Kind = ReaderWriter, OtherNames = ["variantShredding-preview"],
            Read = Supported, Write = WhileInactive,
            IsActive = HasVariant, IsRequested = use => use.IsOn("delta.enableVariantShredding"),
            Needs = "writing variant values",
        },
        .. RefusedNames.Select(refused => new TableFeature
        {
            Name = refused.Name, Kind = refused.Kind, IsRequested = use => use.IsOn(refused.Property),
        }),
    ];

    // After the table, which it reads.
    private static FrozenDictionary<string, TableFeature> ByName { get; } = All
        .SelectMany(feature => feature.OtherNames.Append(feature.Name).Select(name => KeyValuePair.Create(name, feature)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static bool HasTypeChanges(FeatureUse use) => use.HasFieldMetadata(FieldMetadata.TypeChanges);

    private static bool HasVariant(FeatureUse use) => use.HasType(type => type is UnsupportedType { Name: "variant" });
}
