using Microsoft.Extensions.Logging;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Xunit;
using static Repro.Table.Tests.TestTable;

namespace Repro.Table.Tests.Operations;

/// <summary>Properties that change how files are written, and those that change nothing.</summary>
public sealed class WritePropertyTests
{
    [Fact]
    [Trait("MP", "102")]
    public async Task A_property_that_nothing_acts_on_is_warned_of_when_the_table_is_created_and_once_when_it_is_written()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(
            properties:
            [
                ("delta.autoOptimize.autoCompact", "true"), ("delta.enableExpiredLogCleanup", "true"),
                ("delta.setTransactionRetentionDuration", "interval 1 day"), ("delta.checkpoint.writeStatsAsStruct", "true"),
                ("delta.isolationLevel", "WriteSerializable"), ("delta.appendonly", "true"), ("delta.checkpointInterval", "5"), ("mine", "x"),
            ]);
        string[] expected =
        [
            "delta.appendonly", "delta.autoOptimize.autoCompact", "delta.checkpoint.writeStatsAsStruct",
            "delta.enableExpiredLogCleanup", "delta.isolationLevel", "delta.setTransactionRetentionDuration",
        ];
        Assert.Equal(expected, Warned(test));

        await table.AppendAsync([new Row(1)], cancellationToken: Stop);
        Assert.Equal(expected, Warned(test));

        DeltaTable reopened = await test.OpenAsync();
        await reopened.AppendAsync([new Row(1)], cancellationToken: Stop);
        await reopened.AppendAsync([new Row(1)], cancellationToken: Stop);
        Assert.Equal(expected.Length * 2, test.Log.Messages.Count());
    }

    [Fact]
    public async Task Properties_that_are_acted_on_or_ask_for_what_is_done_anyway_are_no_reason_to_warn()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(
            properties:
            [
                ("delta.isolationLevel", "Serializable"), ("delta.enableExpiredLogCleanup", "false"), ("delta.targetFileSize", "1mb"),
                ("delta.autoOptimize.optimizeWrite", "false"), ("delta.parquet.format.version", "1.0.0"), ("delta.dataSkippingNumIndexedCols", "1"),
            ]);
        await table.AppendAsync([new Row(1)], cancellationToken: Stop);

        Assert.Empty(test.Log.Messages);
    }

    [Fact]
    public async Task A_format_of_files_that_cannot_be_written_is_refused_by_name()
    {
        TestTable test = new();
        UnsupportedFeatureException failure = await Assert.ThrowsAsync<UnsupportedFeatureException>(
            () => test.CreateAsync(properties: ("delta.parquet.format.version", "2.6.0")));
        Assert.Equal(["delta.parquet.format.version=2.6.0"], failure.Features);
        Assert.Empty(await test.PathsAsync());

        DeltaTable table = await test.CreateAsync();
        await test.PutCommitAsync(1, table.Latest.Metadata with
        {
            Configuration = ValueMap.Of([KeyValuePair.Create("delta.parquet.format.version", (string?)"2.6.0")]),
        });
        table = await test.OpenAsync();
        await Assert.ThrowsAsync<UnsupportedFeatureException>(() => table.AppendAsync([new Row(1)], cancellationToken: Stop));
        Assert.Empty(await RowsAsync(table.Latest));
        await Assert.ThrowsAsync<TablePropertyException>(() => new TestTable().CreateAsync(properties: ("delta.parquet.format.version", "3")));
    }

    [Theory]
    [InlineData("snappy", ".snappy.parquet")]
    [InlineData("none", "-c000.parquet")]
    [InlineData("gzip", ".gzip.parquet")]
    [InlineData("lz4", ".lz4.parquet")]
    public async Task The_codec_of_the_table_is_that_of_its_files(string codec, string end)
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(properties: ("delta.parquet.compression.codec", codec));
        await table.AppendAsync([new Row(1)], cancellationToken: Stop);

        Assert.EndsWith(end, Assert.Single(await test.DataFilesAsync()), StringComparison.Ordinal);
        Assert.Equal(["1"], await RowsAsync(table.Latest));
    }

    [Fact]
    public async Task A_prefix_length_of_nothing_for_bounds_is_taken()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(
            Columns(("Text", Repro.Table.Schemas.DataType.String)), properties: ("delta.dataSkippingStringPrefixLength", "0"));
        await table.AppendAsync([new Words("abc")], cancellationToken: Stop);

        Assert.Equal(["'abc'"], await RowsAsync(table.Latest));
    }

    private static string[] Warned(TestTable test) =>
    [
        .. test.Log.Messages.Where(m => m.Level == LogLevel.Warning && m.Id.Name == "PropertyUnused")
            .Select(m => m.Text.Split(' ', ',').First(word => word.StartsWith("delta.", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    internal sealed record Row(long Id);

    internal sealed record Words(string Text);
}
