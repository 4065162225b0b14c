using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Schemas;
using Xunit;

namespace Repro.Table.Tests.Log.Actions;

public sealed class ProtocolUpgradeTests
{
    [Fact]
    public void A_plain_table_is_for_every_engine()
    {
        ProtocolUpgrade upgrade = New(DataType.Long, ("mine", "x"), ("delta.checkpointInterval", "20"));
        Assert.Equal(new Protocol { MinReaderVersion = 1, MinWriterVersion = 2 }, upgrade.Protocol);
        Assert.Equal(["mine", "delta.checkpointInterval"], upgrade.Configuration.Keys);
    }

    [Theory]
    [InlineData("delta.appendOnly", "true", 2)]
    [InlineData("delta.enableChangeDataFeed", "TRUE", 4)]
    [InlineData("delta.enableChangeDataFeed", "false", 2)]
    [InlineData("delta.feature.changeDataFeed", "supported", 4)]
    public void What_a_version_implies_needs_no_features(string property, string value, int writer) => Assert.Equal(
        new Protocol { MinReaderVersion = 1, MinWriterVersion = writer }, New(DataType.Long, (property, value)).Protocol);

    [Fact]
    [Trait("MP", "77")]
    public void A_timestamp_without_zone_lists_its_feature_at_any_level()
    {
        Protocol expected = new()
        {
            MinReaderVersion = 3,
            MinWriterVersion = 7,
            ReaderFeatures = ["timestampNtz"],
            WriterFeatures = ["appendOnly", "invariants", "timestampNtz"],
        };
        Assert.Equal(expected, New(DataType.TimestampNtz).Protocol);
        Assert.Equal(expected, New(new ArrayType { ElementType = DataType.TimestampNtz }).Protocol);
    }

    [Fact]
    public void A_feature_for_writers_leaves_the_reader_version_alone()
    {
        Protocol protocol = New(DataType.Long, ("delta.enableInCommitTimestamps", "true")).Protocol;
        Assert.Equal((1, 7), (protocol.MinReaderVersion, protocol.MinWriterVersion));
        Assert.Null(protocol.ReaderFeatures);
        Assert.Equal(["appendOnly", "invariants", "inCommitTimestamp"], protocol.WriterFeatures!.Value);
    }

    [Fact]
    public void Features_and_properties_add_up_and_only_properties_are_stored()
    {
        ProtocolUpgrade upgrade = New(
            DataType.Long, ("delta.feature.deletionvectors", "supported"), ("delta.feature.domainMetadata", "supported"),
            ("delta.enableChangeDataFeed", "true"));
        Assert.Equal(["deletionVectors"], upgrade.Protocol.ReaderFeatures!.Value);
        Assert.Equal(
            ["appendOnly", "invariants", "changeDataFeed", "deletionVectors", "domainMetadata"], upgrade.Protocol.WriterFeatures!.Value);
        Assert.Equal(["delta.enableChangeDataFeed"], upgrade.Configuration.Keys);
    }

    [Theory]
    [InlineData("delta.columnMapping.mode", "name", "columnMapping")]
    [InlineData("delta.enableRowTracking", "true", "rowTracking")]
    [InlineData("delta.enableTypeWidening", "true", "typeWidening")]
    [InlineData("delta.enableIcebergCompatV2", "true", "icebergCompatV2")]
    [InlineData("delta.checkpointPolicy", "v2", "v2Checkpoint")]
    [InlineData("delta.constraints.c", "a > 0", "checkConstraints")]
    [InlineData("delta.feature.clustering", "supported", "clustering")]
    [InlineData("delta.feature.catalogManaged", "supported", "catalogManaged")]
    [InlineData("delta.feature.nonsense", "supported", "nonsense")]
    public void What_cannot_be_written_is_refused_by_name(string property, string value, string feature)
    {
        UnsupportedFeatureException e = Assert.Throws<UnsupportedFeatureException>(() => New(DataType.Long, (property, value)));
        Assert.Equal([feature], e.Features);
        Assert.Contains(feature, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("MP", "65")]
    public void Rules_in_the_schema_that_cannot_be_enforced_are_refused()
    {
        StructType schema = new()
        {
            Fields =
            [
                new StructField { Name = "a", Type = DataType.Long, Metadata = """{"delta.invariants":"x","CURRENT_DEFAULT":"1"}""" },
            ],
        };
        UnsupportedFeatureException e = Assert.Throws<UnsupportedFeatureException>(
            () => ProtocolUpgrade.ForNewTable(schema, new Dictionary<string, string>()));
        Assert.Equal(["invariants", "allowColumnDefaults"], e.Features);
    }

    [Theory]
    [InlineData("delta.feature.deletionVectors", "enabled")]
    [InlineData("delta.minReaderVersion", "3")]
    [InlineData("delta.columnMapping.maxColumnId", "3")]
    [InlineData("delta.inCommitTimestampEnablementVersion", "3")]
    [InlineData("delta.appendOnly", "yes")]
    [InlineData("delta.logRetentionDuration", "1 day")]
    public void Bad_properties_are_refused_by_name(string property, string value)
    {
        TablePropertyException e = Assert.Throws<TablePropertyException>(() => New(DataType.Long, (property, value)));
        Assert.Equal((property, value), (e.Property, e.Value));
    }

    [Fact]
    public void What_a_new_table_gets_can_be_read_and_written()
    {
        foreach (TableFeature feature in TableFeature.All.Where(f => f.CanEnable))
        {
            ProtocolUpgrade upgrade = New(DataType.Long, ($"delta.feature.{feature.Name}", "supported"));
            Metadata metadata = new() { Id = "t", SchemaString = "", Configuration = upgrade.Configuration };
            Assert.Null(FeatureSupport.FindInconsistency(upgrade.Protocol));
            Assert.True(FeatureSupport.Supports(upgrade.Protocol, feature.Name));
            FeatureSupport.CheckRead(upgrade.Protocol, null, null);
            FeatureSupport.CheckWrite(upgrade.Protocol, metadata, new StructType { Fields = [] }, null, null);
        }
    }

    private static ProtocolUpgrade New(DataType type, params (string Name, string Value)[] properties) => ProtocolUpgrade.ForNewTable(
        new StructType { Fields = [new StructField { Name = "a", Type = type }] }, properties.ToDictionary(p => p.Name, p => p.Value));
}
