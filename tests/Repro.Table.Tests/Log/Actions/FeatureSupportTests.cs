using System.Collections.Immutable;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Schemas;
using Xunit;

namespace Repro.Table.Tests.Log.Actions;

[Trait("MP", "64")]
public sealed class FeatureSupportTests
{
    private static readonly StructType Plain = Schema(DataType.Long);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(1, 3)]
    [InlineData(1, 4)]
    [InlineData(2, 5)]
    [InlineData(2, 6)]
    public void Legacy_versions_are_read_and_written_while_what_they_imply_is_not_used(int reader, int writer)
    {
        Protocol protocol = new() { MinReaderVersion = reader, MinWriterVersion = writer };
        Assert.Null(FeatureSupport.FindInconsistency(protocol));
        FeatureSupport.CheckRead(protocol, "/t", 0);
        FeatureSupport.CheckScan(protocol, Table(), Plain, "/t", 0);
        FeatureSupport.CheckWrite(protocol, Table(), Plain, "/t", 0);
    }

    [Theory]
    [InlineData("appendOnly", 1, 1, false)]
    [InlineData("appendOnly", 1, 2, true)]
    [InlineData("invariants", 1, 2, true)]
    [InlineData("checkConstraints", 1, 2, false)]
    [InlineData("checkConstraints", 1, 3, true)]
    [InlineData("changeDataFeed", 1, 4, true)]
    [InlineData("generatedColumns", 1, 4, true)]
    [InlineData("generatedColumns", 1, 3, false)]
    [InlineData("columnMapping", 1, 4, false)]
    [InlineData("columnMapping", 2, 5, true)]
    [InlineData("identityColumns", 2, 5, false)]
    [InlineData("identityColumns", 2, 6, true)]
    [InlineData("columnMapping", 2, 7, true)]
    [InlineData("appendOnly", 1, 7, false)]
    [InlineData("deletionVectors", 2, 6, false)]
    public void Versions_imply_their_bundle(string feature, int reader, int writer, bool isImplied) => Assert.Equal(
        isImplied, FeatureSupport.Supports(new Protocol { MinReaderVersion = reader, MinWriterVersion = writer }, feature));

    [Theory]
    [InlineData("columnMapping")]
    [InlineData("timestampNtz")]
    [InlineData("timestampWithoutTimezone")]
    [InlineData("vacuumProtocolCheck")]
    [InlineData("deletionVectors")]
    [InlineData("v2Checkpoint")]
    [InlineData("typeWidening")]
    [InlineData("typeWidening-preview")]
    [InlineData("variantType")]
    [InlineData("variantShredding-preview")]
    public void Features_for_readers_that_are_known_open_the_table(string feature)
    {
        Protocol protocol = Features([feature], [feature]);
        FeatureSupport.CheckRead(protocol, "/t", 3);
        FeatureSupport.CheckScan(protocol, Table(), Plain, "/t", 3);
        FeatureSupport.CheckWrite(protocol, Table(), Plain, "/t", 3);
    }

    [Theory]
    [InlineData("catalogManaged")]
    [InlineData("catalogOwned-preview")]
    [InlineData("geospatial")]
    [InlineData("adaptiveMetadata-preview")]
    [InlineData("timestampNanos")]
    [InlineData("anUnknownOne")]
    public void Features_for_readers_that_are_not_known_stop_reading_and_writing(string feature)
    {
        Protocol protocol = Features([feature, "deletionVectors"], [feature, "deletionVectors"]);
        UnsupportedFeatureException read = Assert.Throws<UnsupportedFeatureException>(() => FeatureSupport.CheckRead(protocol, "/t", 3));
        UnsupportedFeatureException write = Assert.Throws<UnsupportedFeatureException>(
            () => FeatureSupport.CheckWrite(protocol, Table(), Plain, "/t", 3));
        Assert.Equal([feature], read.Features);
        Assert.Equal([feature], write.Features);
        Assert.Equal((TableAccess.Read, TableAccess.Write), (read.Access, write.Access));
        Assert.Equal(("/t", 3L), (read.Location, read.Version!.Value));
        Assert.Contains(feature, read.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rowTracking")]
    [InlineData("clustering")]
    [InlineData("icebergCompatV2")]
    [InlineData("checkpointProtection")]
    [InlineData("coordinatedCommits-preview")]
    [InlineData("anUnknownOne")]
    public void Features_for_writers_that_are_not_known_stop_writing_only(string feature)
    {
        Protocol protocol = Features(null, ["appendOnly", feature]);
        FeatureSupport.CheckRead(protocol, "/t", 3);
        FeatureSupport.CheckScan(protocol, Table(), Plain, "/t", 3);
        Assert.Equal([feature], Refused(protocol, Table(), Plain).Features);
    }

    [Theory]
    [InlineData("appendOnly")]
    [InlineData("domainMetadata")]
    [InlineData("inCommitTimestamp")]
    [InlineData("changeDataFeed")]
    [InlineData("allowColumnDefaults")]
    [InlineData("identityColumns")]
    public void Features_for_writers_that_are_known_let_unused_tables_be_written(string feature) =>
        FeatureSupport.CheckWrite(Features(null, [feature]), Table(), Plain, null, null);

    public static TheoryData<string, Metadata, StructType> Uses() => new()
    {
        { "invariants", Table(), Schema(DataType.Long, "delta.invariants") },
        { "checkConstraints", Table(("delta.constraints.positive", "a > 0")), Plain },
        { "generatedColumns", Table(), Schema(DataType.Long, "delta.generationExpression") },
        { "columnMapping", Table(("delta.columnMapping.mode", "name")), Plain },
        { "columnMapping", Table(("delta.columnMapping.mode", "nonsense")), Plain },
        { "identityColumns", Table(), Schema(DataType.Long, "delta.identity.start") },
        { "allowColumnDefaults", Table(), Schema(DataType.Long, "CURRENT_DEFAULT") },
        { "typeWidening", Table(), Schema(DataType.Long, "delta.typeChanges") },
        { "variantType", Table(), Schema(new UnsupportedType { Name = "variant" }) },
    };

    [Theory]
    [Trait("MP", "65")]
    [MemberData(nameof(Uses))]
    public void A_rule_that_cannot_be_enforced_stops_writing(string feature, Metadata metadata, StructType schema)
    {
        Assert.Equal([feature], Refused(Features([], [feature]), metadata, schema).Features);
        StructType nested = Schema(new MapType { KeyType = DataType.Long, ValueType = schema });
        Assert.Equal([feature], Refused(Features([], [feature]), metadata, nested).Features);

        // Without the feature in the protocol the marker means nothing.
        FeatureSupport.CheckWrite(Features([], []), metadata, schema, null, null);
    }

    [Fact]
    [Trait("MP", "65")]
    public void What_a_legacy_version_implies_is_refused_when_it_is_used()
    {
        Protocol protocol = new() { MinReaderVersion = 1, MinWriterVersion = 3 };
        Metadata metadata = Table(("delta.constraints.c", "a > 0"));
        UnsupportedFeatureException e = Refused(protocol, metadata, Schema(DataType.Long, "delta.invariants"));
        Assert.Equal(["invariants", "checkConstraints"], e.Features);
        Assert.Contains("SQL", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recorded_change_of_type_stops_reading_rows_and_not_opening()
    {
        Protocol protocol = Features(["typeWidening"], ["typeWidening"]);
        FeatureSupport.CheckRead(protocol, null, null);
        UnsupportedFeatureException e = Assert.Throws<UnsupportedFeatureException>(
            () => FeatureSupport.CheckScan(protocol, Table(), Schema(DataType.Long, "delta.typeChanges"), null, null));
        Assert.Equal(["typeWidening"], e.Features);
    }

    [Fact]
    public void All_that_stands_in_the_way_is_named_at_once()
    {
        Protocol protocol = new()
        {
            MinReaderVersion = 4,
            MinWriterVersion = 8,
            ReaderFeatures = ["x", "catalogManaged"],
            WriterFeatures = ["x", "catalogManaged", "y"],
        };
        Assert.Null(FeatureSupport.FindInconsistency(protocol));
        Assert.Equal(
            ["minReaderVersion 4", "x", "catalogManaged"],
            Assert.Throws<UnsupportedFeatureException>(() => FeatureSupport.CheckRead(protocol, null, null)).Features);
        Assert.Equal(
            ["minReaderVersion 4", "minWriterVersion 8", "x", "catalogManaged", "y"], Refused(protocol, Table(), Plain).Features);
    }

    [Fact]
    public void A_writer_version_that_is_too_new_does_not_stop_reading() =>
        FeatureSupport.CheckRead(new Protocol { MinReaderVersion = 1, MinWriterVersion = 8 }, null, null);

    [Fact]
    public void A_feature_for_readers_that_only_writers_list_must_be_known_to_readers()
    {
        FeatureSupport.CheckRead(Features([], ["columnMapping"]), null, null);
        Assert.True(FeatureSupport.Supports(Features([], ["columnMapping"]), "columnMapping"));
        Assert.Throws<UnsupportedFeatureException>(() => FeatureSupport.CheckRead(Features([], ["catalogManaged"]), null, null));
    }

    [Fact]
    public void Many_long_names_do_not_make_a_long_message()
    {
        ImmutableArray<string> names = [.. Enumerable.Range(0, 10_000).Select(i => new string('x', 1_000) + i)];
        UnsupportedFeatureException e = Assert.Throws<UnsupportedFeatureException>(
            () => FeatureSupport.CheckRead(Features(names, names), null, null));
        Assert.Equal(10_000, e.Features.Length);
        Assert.InRange(e.Message.Length, 1, 4_000);
        Assert.Contains("9,980 more", e.Message, StringComparison.Ordinal);
    }

    public static TheoryData<Protocol> Inconsistent() =>
    [
        new Protocol { MinReaderVersion = 3, MinWriterVersion = 7, WriterFeatures = [] },
        new Protocol { MinReaderVersion = 1, MinWriterVersion = 7 },
        new Protocol { MinReaderVersion = 3, MinWriterVersion = 5, ReaderFeatures = [] },
        new Protocol { MinReaderVersion = 1, MinWriterVersion = 7, ReaderFeatures = ["deletionVectors"], WriterFeatures = ["deletionVectors"] },
        new Protocol { MinReaderVersion = 1, MinWriterVersion = 2, WriterFeatures = ["appendOnly"] },
        new Protocol { MinReaderVersion = 3, MinWriterVersion = 7, ReaderFeatures = ["deletionVectors"], WriterFeatures = ["appendOnly"] },
        new Protocol { MinReaderVersion = 0, MinWriterVersion = 2 },
        new Protocol { MinReaderVersion = 1, MinWriterVersion = -1 },
    ];

    [Theory]
    [MemberData(nameof(Inconsistent))]
    public void A_protocol_that_contradicts_itself_is_told(Protocol protocol) => Assert.NotNull(FeatureSupport.FindInconsistency(protocol));

    [Fact]
    public void Empty_lists_of_checkpoints_are_no_contradiction() => Assert.Null(FeatureSupport.FindInconsistency(
        new Protocol { MinReaderVersion = 1, MinWriterVersion = 2, ReaderFeatures = [], WriterFeatures = [] }));

    [Fact]
    public void Classic_checkpoints_are_not_written_beside_V2_ones()
    {
        Assert.False(FeatureSupport.AllowsClassicCheckpoint(Features(["v2Checkpoint"], ["v2Checkpoint"])));
        Assert.True(FeatureSupport.AllowsClassicCheckpoint(Features(["deletionVectors"], ["deletionVectors"])));
    }

    private static UnsupportedFeatureException Refused(Protocol protocol, Metadata metadata, StructType schema) =>
        Assert.Throws<UnsupportedFeatureException>(() => FeatureSupport.CheckWrite(protocol, metadata, schema, null, null));

    private static Protocol Features(ImmutableArray<string>? readers, ImmutableArray<string> writers) => new()
    {
        MinReaderVersion = readers is null ? 1 : 3,
        MinWriterVersion = 7,
        ReaderFeatures = readers,
        WriterFeatures = writers,
    };

    private static Metadata Table(params (string Name, string Value)[] properties) => new()
    {
        Id = "t",
        SchemaString = "",
        Configuration = ValueMap.Of(properties.Select(p => KeyValuePair.Create(p.Name, (string?)p.Value))),
    };

    private static StructType Schema(DataType type, string? member = null) => new()
    {
        Fields = [new StructField { Name = "a", Type = type, Metadata = member is null ? "{}" : $$"""{"{{member}}":"x"}""" }],
    };
}
