using System.Globalization;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Schemas;
using Xunit;

namespace Repro.Table.Tests.Log.Actions;

public sealed class TablePropertiesTests
{
    [Fact]
    public void Absent_properties_have_the_defaults_of_the_protocol()
    {
        TableProperties p = Of();
        Assert.Equal(10, p.CheckpointInterval);
        Assert.Equal(TimeSpan.FromDays(30), p.LogRetention);
        Assert.Equal(TimeSpan.FromDays(7), p.DeletedFileRetention);
        Assert.True(p.IsDeletedFileRetentionDefault);
        Assert.True(p.IsExpiredLogCleanupEnabled);
        Assert.Null(p.SetTransactionRetention);
        Assert.False(p.IsAppendOnly);
        Assert.False(p.IsChangeDataFeedEnabled);
        Assert.False(p.AreDeletionVectorsEnabled);
        Assert.False(p.IsInCommitTimestampEnabled);
        Assert.Null(p.InCommitTimestampEnablement);
        Assert.True(p.CheckpointWritesStatsAsJson);
        Assert.False(p.CheckpointWritesStatsAsStruct);
        Assert.Equal(32, p.DataSkippingNumIndexedCols);
        Assert.Null(p.DataSkippingStatsColumns);
        Assert.Equal(32, p.DataSkippingStringPrefixLength);
        Assert.Equal(128L << 20, p.TargetFileSizeInBytes);
        Assert.Equal("zstd", p.CompressionCodec);
        Assert.Equal(1, p.DataPageVersion);
        Assert.False(p.RandomizesFilePrefixes);
        Assert.Equal(2, p.RandomPrefixLength);
        Assert.Equal(IsolationLevel.Serializable, p.IsolationLevel);
        p.Validate();
    }

    [Fact]
    public void Values_are_read_in_any_case_and_culture()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            strange.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = strange;
            Assert.True(Of(("delta.appendOnly", "TRUE")).IsAppendOnly);
            Assert.Equal(IsolationLevel.WriteSerializable, Of(("delta.isolationLevel", "WRITESERIALIZABLE")).IsolationLevel);
            Assert.Equal("gzip", Of(("delta.parquet.compression.codec", "GZIP")).CompressionCodec);
            Assert.Equal("none", Of(("delta.parquet.compression.codec", "uncompressed")).CompressionCodec);
            Assert.Equal(2, Of(("delta.parquet.format.version", "2.4.0")).DataPageVersion);
            Assert.Equal(-1, Of(("delta.dataSkippingNumIndexedCols", "-1")).DataSkippingNumIndexedCols);
            Assert.Equal((5L, -1L), Of(
                ("delta.inCommitTimestampEnablementVersion", "5"),
                ("delta.inCommitTimestampEnablementTimestamp", "-1")).InCommitTimestampEnablement);
            Assert.True(Of(("delta.enableChangeDataCapture", "true")).IsChangeDataFeedEnabled);
            Assert.False(Of(("delta.enableChangeDataCapture", "true"), ("delta.enableChangeDataFeed", "false")).IsChangeDataFeedEnabled);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("33554432", 33554432)]
    [InlineData("128mb", 134217728)]
    [InlineData("1G", 1073741824)]
    [InlineData("512 kb", -1)]
    public void A_size_is_bytes_or_has_a_unit(string value, long bytes)
    {
        TableProperties p = Of(("delta.targetFileSize", value));
        if (bytes < 0)
        {
            Assert.Throws<TablePropertyException>(() => p.TargetFileSizeInBytes);
        }
        else
        {
            Assert.Equal(bytes, p.TargetFileSizeInBytes);
        }
    }

    [Fact]
    [Trait("MP", "48")]
    public void The_statistics_list_may_hold_dots_and_commas_in_backticks() => Assert.Equal(
        [new ColumnPath(["a", "b"]), new ColumnPath(["c.d"]), new ColumnPath(["e,f"])],
        Of(("delta.dataSkippingStatsColumns", "a.b, `c.d`,`e,f`")).DataSkippingStatsColumns!.Value);

    [Theory]
    [InlineData("interval 1 week", 7 * 24)]
    [InlineData("7 days", 7 * 24)]
    [InlineData("168 hours", 168)]
    [InlineData("INTERVAL 1 Day 12 HOURS", 36)]
    [InlineData("  interval   2  weeks ", 14 * 24)]
    [InlineData("3600 seconds", 1)]
    [InlineData("60 minutes", 1)]
    [InlineData("3600000 milliseconds", 1)]
    [InlineData("3600000000 microseconds", 1)]
    [InlineData("0 days", 0)]
    public void Retentions_are_calendar_intervals(string value, double hours)
    {
        TableProperties p = Of(("delta.deletedFileRetentionDuration", value));
        Assert.Equal(TimeSpan.FromHours(hours), p.DeletedFileRetention);
        Assert.False(p.IsDeletedFileRetentionDefault);
    }

    // Hostile input 22.
    [Theory]
    [InlineData("interval 99999999999 years", "no fixed length")]
    [InlineData("1 month", "no fixed length")]
    [InlineData("interval -1 days", "not negative")]
    [InlineData("99999999999999 days", "longer")]
    [InlineData("9223372036854775807 weeks 9223372036854775807 weeks", "longer")]
    [InlineData("99999999999999999999999 days", "whole")]
    [InlineData("1.5 days", "whole")]
    [InlineData("nonsense", "no interval")]
    [InlineData("interval", "no interval")]
    [InlineData("", "no interval")]
    [InlineData("7", "no interval")]
    [InlineData("7 d", "units")]
    [InlineData("days 7", "units")]
    public void A_retention_that_cannot_be_measured_is_refused_by_name_when_it_is_needed(string value, string reason)
    {
        TableProperties p = Of(("delta.deletedFileRetentionDuration", value));
        Assert.Equal(10, p.CheckpointInterval);
        TablePropertyException e = Assert.Throws<TablePropertyException>(() => p.DeletedFileRetention);
        Assert.Equal("delta.deletedFileRetentionDuration", e.Property);
        Assert.Contains(reason, e.Reason, StringComparison.Ordinal);
        Assert.Equal(("/t", 5L), (e.Location, e.Version!.Value));
    }

    [Theory]
    [InlineData("delta.checkpointInterval", "0")]
    [InlineData("delta.checkpointInterval", "ten")]
    [InlineData("delta.checkpointInterval", "4294967297")]
    [InlineData("delta.appendOnly", "1")]
    [InlineData("delta.enableDeletionVectors", "")]
    [InlineData("delta.dataSkippingNumIndexedCols", "-2")]
    [InlineData("delta.dataSkippingStatsColumns", "a,,b")]
    [InlineData("delta.dataSkippingStringPrefixLength", "-1")]
    [InlineData("delta.targetFileSize", "0")]
    [InlineData("delta.targetFileSize", "9223372036854775807g")]
    [InlineData("delta.parquet.compression.codec", "lzo")]
    [InlineData("delta.parquet.format.version", "3.0.0")]
    [InlineData("delta.parquet.format.version", "2.")]
    [InlineData("delta.isolationLevel", "SnapshotIsolation")]
    [InlineData("delta.inCommitTimestampEnablementVersion", "5")]
    [InlineData("delta.inCommitTimestampEnablementTimestamp", "5")]
    [InlineData("delta.logRetentionDuration", "3 days")]
    [InlineData("delta.randomPrefixLength", "0")]
    public void A_bad_value_is_refused_by_name(string property, string value)
    {
        TablePropertyException e = Assert.Throws<TablePropertyException>(Of((property, value)).Validate);
        Assert.Equal((property, value), (e.Property, e.Value));
    }

    [Fact]
    [Trait("MP", "94")]
    public void The_log_is_kept_as_long_as_deleted_files()
    {
        Assert.Equal("delta.deletedFileRetentionDuration", Assert.Throws<TablePropertyException>(
            Of(("delta.deletedFileRetentionDuration", "60 days")).Validate).Property);
        Of(("delta.deletedFileRetentionDuration", "60 days"), ("delta.logRetentionDuration", "60 days")).Validate();
    }

    [Fact]
    [Trait("MP", "102")]
    public void Properties_that_nothing_acts_on_are_listed() => Assert.Equal(
        ["delta.autoOptimize.autoCompact", "delta.appendonly", "delta.universalFormat.enabledFormats"],
        Of(("delta.appendOnly", "true"), ("delta.autoOptimize.autoCompact", "true"), ("delta.appendonly", "true"), ("mine", "x"),
            ("delta.constraints.c", "a > 0"), ("delta.universalFormat.enabledFormats", "iceberg")).FindUnused());

    [Theory]
    [InlineData(null, nameof(ColumnMappingMode.None))]
    [InlineData("none", nameof(ColumnMappingMode.None))]
    [InlineData("Name", nameof(ColumnMappingMode.Name))]
    [InlineData("id", nameof(ColumnMappingMode.Id))]
    public void Columns_are_mapped_where_the_protocol_supports_it(string? mode, string expected)
    {
        TableProperties p = mode is null ? Of() : Of(("delta.columnMapping.mode", mode));
        Assert.Equal(expected, p.ColumnMappingMode(new Protocol { MinReaderVersion = 2, MinWriterVersion = 5 }).ToString());
        Assert.Equal(ColumnMappingMode.None, p.ColumnMappingMode(new Protocol { MinReaderVersion = 1, MinWriterVersion = 2 }));
    }

    [Fact]
    public void An_unknown_mapping_is_refused() => Assert.Throws<TablePropertyException>(() =>
        Of(("delta.columnMapping.mode", "x")).ColumnMappingMode(new Protocol { MinReaderVersion = 2, MinWriterVersion = 5 }));

    private static TableProperties Of(params (string Name, string Value)[] properties) => new(
        ValueMap.Of(properties.Select(p => KeyValuePair.Create(p.Name, (string?)p.Value))), "/t", 5);
}
