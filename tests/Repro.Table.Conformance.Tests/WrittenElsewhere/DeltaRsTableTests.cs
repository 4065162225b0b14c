using System.Globalization;
using System.Text.Json.Nodes;
using Repro.Table.TestKit.Rows;
using Repro.Table.Schemas;
using Repro.Table.TestKit.Peers;
using Repro.Table.TestKit.Storage;
using Repro.Table.TestKit.Tables;
using Xunit;

namespace Repro.Table.Conformance.Tests.WrittenElsewhere;

/// <summary>Tables that delta-rs wrote, as we read each of their versions.</summary>
public sealed class DeltaRsTableTests(PeerEngines peers) : InteropTest(peers)
{
    private const string Types = "id:BIGINT,day:DATE,name:VARCHAR,price:DECIMAL(12,2),at:TIMESTAMPTZ,tags:VARCHAR[]";

    [Fact]
    public async Task We_read_every_version_of_a_table_that_was_changed_in_every_way()
    {
        await PythonWriteAsync("delta-rs", Types, Rows(1, 20), PartitionedBy("day"));
        await PythonWriteAsync("delta-rs", Types, Rows(21, 25));
        await PythonAsync("delete", new() { ["predicate"] = "id % 3 = 0" });
        await PythonAsync("update", new() { ["set"] = "price=price + 1", ["predicate"] = "id < 5" });
        await MergeAsync(Rows(24, 30));
        await PythonAsync("optimize", new() { ["kind"] = "compact" });
        await PythonWriteAsync("delta-rs", Types, Rows(40, 44), new() { ["mode"] = "overwrite" });
        await WeMustReadAsync("delta-rs");
    }

    [Fact]
    public async Task We_read_a_table_over_its_checkpoints()
    {
        var options = new JsonObject { ["property"] = new JsonObject { ["delta.checkpointInterval"] = "3" } };
        await PythonWriteAsync("delta-rs", Types, Rows(1, 3), options);
        for (int i = 1; i <= 7; i++)
        {
            await PythonWriteAsync("delta-rs", Types, Rows(10 * i, (10 * i) + 1));
        }

        await PythonAsync("checkpoint");
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(Location, "_delta_log"), "*.checkpoint.parquet"));
        await WeMustReadAsync("delta-rs");
    }

    [Fact]
    [Trait("MP", "43")]
    [Trait("MP", "45")]
    public async Task We_read_its_odd_partition_values()
    {
        IEnumerable<string> printable = Enumerable.Range(' ', 95).Select(c => ((char)c).ToString());
        string[] texts = [.. printable, "München", "🎵", "a/b%20", "null"];
        IEnumerable<JsonObject> rows = texts.Select((text, id) => new JsonObject { ["p"] = text, ["id"] = id });
        string lines = string.Join('\n', rows.Select(row => row.ToJsonString()));
        await PythonWriteAsync("delta-rs", "p:VARCHAR,id:BIGINT", lines, PartitionedBy("p"));
        await WeMustReadAsync("delta-rs");
    }

    [Fact]
    [Trait("MP", "45")]
    public async Task Its_empty_partition_text_is_null_as_the_protocol_has_it()
    {
        await PythonWriteAsync("delta-rs", "p:VARCHAR,id:BIGINT", """{"p":"","id":1}""", PartitionedBy("p"));
        CanonicalRows rows = await OurRowsAsync();
        StructType schema = (await DeltaTable.OpenAsync(Location, Cancellation)).Latest.Schema;
        rows.MustEqual(CanonicalRows.Of(schema, """{"p":null,"id":1}"""), "us");
    }

    [Fact]
    [Trait("MP", "71")]
    public async Task We_read_its_files_of_every_type()
    {
        // The rows come from a data file of ours; the files read here are of delta-rs' own Parquet writer.
        using var scratch = new TemporaryFolder();
        DeltaTable source = await DeltaTable.CreateAsync(
            scratch["source"], AllTypesTable.Schema, cancellationToken: Cancellation);
        await source.AppendAsync(AllTypesTable.Stream(), cancellationToken: Cancellation);
        string file = Assert.Single(Directory.GetFiles(source.Location, "*.parquet"));
        foreach (string codec in (string[])["snappy", "zstd", "gzip", "lz4_raw", "uncompressed"])
        {
            await PythonAsync("write", new() { ["source"] = file, ["mode"] = "overwrite", ["compression"] = codec });
            (await OurRowsAsync()).MustEqual(AllTypesTable.Rows, codec);
        }
    }

    private static JsonObject PartitionedBy(string column) => new() { ["partition_by"] = new JsonArray(column) };

    private static string Rows(int first, int last) =>
        string.Join('\n', Enumerable.Range(first, last - first + 1).Select(id => new JsonObject
        {
            ["id"] = id,
            ["day"] = $"2024-01-0{(id % 3) + 1}",
            ["name"] = id % 4 == 0 ? null : $"n{id}",
            ["price"] = $"{id}.50",
            ["at"] = $"2024-01-01T00:00:{id % 60:D2}.123456Z",
            ["tags"] = new JsonArray("a", null, id.ToString(CultureInfo.InvariantCulture)),
        }.ToJsonString()));

    private async Task MergeAsync(string lines)
    {
        using var scratch = new TemporaryFolder();
        string source = scratch["source.ndjson"];
        await File.WriteAllTextAsync(source, lines, Cancellation);
        await PythonAsync("merge", new()
        {
            ["source"] = source,
            ["source_schema"] = Types,
            ["on"] = "id",
            ["when_matched_update_all"] = true,
            ["when_not_matched_insert_all"] = true,
        });
    }
}
