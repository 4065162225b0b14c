using Repro.Table.Errors;
using Repro.Table.Scanning;
using Repro.Table.Schemas;
using Repro.Table.TestKit.Peers;
using Repro.Table.TestKit.Rows;
using Xunit;

namespace Repro.Table.Conformance.Tests.WrittenElsewhere;

/// <summary>Tables that Spark wrote, as we read each of their versions.</summary>
public sealed class SparkTableTests(PeerEngines peers) : InteropTest(peers)
{
    private const string AllTypes =
        """
        id BIGINT NOT NULL, b TINYINT, s SMALLINT, i INT, l BIGINT, f FLOAT, d DOUBLE, d9 DECIMAL(9,2), d18 DECIMAL(18,4),
        d38 DECIMAL(38,10), flag BOOLEAN, text STRING, bytes BINARY, day DATE, at TIMESTAMP,
        nested STRUCT<a: INT, inner: STRUCT<x: DOUBLE, y: DATE>>, list ARRAY<BIGINT>, m MAP<STRING, BIGINT>,
        points ARRAY<STRUCT<x: INT, label: STRING>>, lists ARRAY<ARRAY<STRING>>, series MAP<STRING, ARRAY<INT>>
        """;

    private const string AllValues =
        """
        (1, -128, -32768, -2147483648, -9223372036854775808, CAST('-Infinity' AS FLOAT), CAST('NaN' AS DOUBLE), -9999999.99,
         -99999999999999.9999, -9999999999999999999999999999.9999999999, false, '', X'', DATE '0001-01-01',
         TIMESTAMP '0001-01-01 00:00:00Z', named_struct('a', 1, 'inner', named_struct('x', CAST(0.1 AS DOUBLE), 'y', DATE '2024-02-29')),
         array(1, NULL, 3), map('a', 1, 'b', NULL), array(named_struct('x', 1, 'label', 'one'), NULL, named_struct('x', NULL, 'label', NULL)),
         array(array('a', NULL), NULL, array()), map('a', array(1, 2), 'b', NULL, 'c', array())),
        (2, 127, 32767, 2147483647, 9223372036854775807, 3.4028235e38, 1.7976931348623157e308, 9999999.99,
         99999999999999.9999, 9999999999999999999999999999.9999999999, true, '🎵 Grüße', X'0001FF80', DATE '9999-12-31',
         TIMESTAMP '9999-12-31 23:59:59.999999Z', named_struct('a', NULL, 'inner', NULL), array(), map(), array(), array(), map()),
        (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
        (4, 0, 0, 0, 0, CAST('-0.0' AS FLOAT), CAST('-0.0' AS DOUBLE), 0, 0, 0, false, repeat('ä', 4000), X'00', DATE '1969-12-31',
         TIMESTAMP '1969-12-31 23:59:59.999999Z', NULL, array(NULL), map('', -1), array(NULL), array(NULL), map('', array(NULL)))
        """;

    [Fact]
    [Trait("MP", "71")]
    public async Task We_read_every_type()
    {
        await SparkAsync($"CREATE TABLE {{T}} ({AllTypes}) USING delta", $"INSERT INTO {{T}} VALUES {AllValues}");
        await WeMustReadAsync("spark");
    }

    [Fact]
    [Trait("MP", "71")]
    public async Task We_read_every_codec()
    {
        string[] codecs = ["gzip", "uncompressed", "zstd", "lz4_raw", "snappy"];
        await SparkAsync(
        [
            $"CREATE TABLE {{T}} ({AllTypes}) USING delta",
            .. codecs.SelectMany(codec => new[]
            {
                $"SET spark.sql.parquet.compression.codec={codec}",
                $"INSERT INTO {{T}} VALUES {AllValues}",
            }),
        ]);
        await WeMustReadAsync("spark", fromVersion: codecs.Length);
    }

    [Fact]
    [Trait("MP", "77")]
    public async Task We_read_local_times()
    {
        await SparkAsync(
            "CREATE TABLE {T} (id BIGINT, at TIMESTAMP_NTZ, p TIMESTAMP_NTZ) USING delta PARTITIONED BY (p)",
            """
            INSERT INTO {T} VALUES
              (1, TIMESTAMP_NTZ '0001-01-01 00:00:00', TIMESTAMP_NTZ '2024-06-15 12:30:45.123456'),
              (2, TIMESTAMP_NTZ '9999-12-31 23:59:59.999999', TIMESTAMP_NTZ '1969-12-31 23:59:59'),
              (3, NULL, NULL)
            """);
        await WeMustReadAsync("spark");
    }

    [Fact]
    [Trait("MP", "43")]
    [Trait("MP", "45")]
    public async Task We_read_odd_partition_values()
    {
        await SparkAsync(
            "CREATE TABLE {T} (id BIGINT, p STRING, q STRING) USING delta PARTITIONED BY (p, q)",
            "INSERT INTO {T} SELECT id, chr(id + 32), chr(126 - id) FROM range(95)",
            """
            INSERT INTO {T} VALUES
              (100, '', NULL), (101, 'München', '🎵'), (102, 'a/b%20', '..'), (103, ' lead', 'trail '), (104, 'null', '\t')
            """);
        await WeMustReadAsync("spark");
    }

    [Fact]
    public async Task We_read_partition_values_of_every_type()
    {
        await SparkAsync(
            """
            CREATE TABLE {T} (id BIGINT, b TINYINT, s SMALLINT, i INT, l BIGINT, f FLOAT, d DOUBLE, n DECIMAL(38,18), flag BOOLEAN,
              bytes BINARY, day DATE, at TIMESTAMP) USING delta PARTITIONED BY (b, s, i, l, f, d, n, flag, bytes, day, at)
            """,
            """
            INSERT INTO {T} VALUES
              (1, 1, 1, 1, 1, 1.5, 1.5, 1.23, true, X'616263', DATE '2024-06-15', TIMESTAMP '2024-06-15 12:30:45Z'),
              (2, -128, -32768, -2147483648, -9223372036854775808, -3.4028235e38, 1.0e7, -1.5, false, X'2F25', DATE '0001-01-01',
               TIMESTAMP '1969-12-31 23:59:59.999999Z'),
              (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
              (4, 127, 32767, 2147483647, 9223372036854775807, 0.001, 5e-324, 0, false, X'C3A9', DATE '9999-12-31',
               TIMESTAMP '9999-12-31 23:59:59.999999Z')
            """);
        await WeMustReadAsync("spark");
    }

    [Fact]
    public async Task We_read_over_checkpoints_with_statistics_as_structs()
    {
        await SparkAsync(
            """
            CREATE TABLE {T} (id BIGINT, name STRING, n STRUCT<x: DOUBLE>, p INT) USING delta PARTITIONED BY (p) TBLPROPERTIES (
              'delta.checkpointInterval' = '2',
              'delta.checkpoint.writeStatsAsStruct' = 'true', 'delta.checkpoint.writeStatsAsJson' = 'false')
            """,
            "INSERT INTO {T} SELECT id, concat('n', id), named_struct('x', id / 2), CAST(id % 2 AS INT) FROM range(10)",
            "INSERT INTO {T} VALUES (20, NULL, NULL, NULL)",
            "DELETE FROM {T} WHERE p = 0",
            "INSERT INTO {T} VALUES (21, 'x', NULL, 7)",
            "UPDATE {T} SET name = 'changed' WHERE id = 21");
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(Location, "_delta_log"), "*.checkpoint.parquet"));
        await WeMustReadAsync("spark");
    }

    [Fact]
    public async Task We_read_every_version_of_a_table_that_was_changed_in_every_way()
    {
        await SparkAsync(
            "CREATE TABLE {T} (id BIGINT, name STRING) USING delta",
            "INSERT INTO {T} SELECT id, concat('a', id) FROM range(5)",
            "INSERT INTO {T} SELECT id + 5, concat('b', id) FROM range(5)",
            "OPTIMIZE {T}",
            "MERGE INTO {T} AS t USING (SELECT 3 AS id, 'merged' AS name UNION ALL SELECT 30, 'new') AS s ON t.id = s.id "
            + "WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *",
            "ALTER TABLE {T} ADD COLUMNS (more STRUCT<a: INT>)",
            "INSERT INTO {T} VALUES (40, 'x', named_struct('a', 1))",
            "INSERT OVERWRITE {T} VALUES (50, 'last', NULL)",
            "RESTORE TABLE {T} TO VERSION AS OF 4");
        await WeMustReadAsync("spark");
    }

    [Fact]
    public async Task We_read_columns_that_are_mapped_by_name()
    {
        await SparkAsync(
            """
            CREATE TABLE {T} (id BIGINT, `a name, with (odd) = characters` STRING, n STRUCT<x: INT, y: INT>, p STRING) USING delta
            PARTITIONED BY (p) TBLPROPERTIES ('delta.columnMapping.mode' = 'name')
            """,
            "INSERT INTO {T} VALUES (1, 'one', named_struct('x', 1, 'y', 2), 'p 1'), (2, NULL, NULL, NULL)",
            "ALTER TABLE {T} RENAME COLUMN id TO number",
            "ALTER TABLE {T} RENAME COLUMN n.x TO z",
            "INSERT INTO {T} VALUES (3, 'three', named_struct('z', 3, 'y', 4), 'p/3')",
            "ALTER TABLE {T} DROP COLUMN n.y",
            "ALTER TABLE {T} ADD COLUMN id STRING");
        await WeMustReadAsync("spark");
    }

    [Fact]
    [Trait("MP", "130")]
    public async Task Columns_that_are_mapped_by_id_are_refused_by_name()
    {
        await SparkAsync(
            """
            CREATE TABLE {T} (a BIGINT, b BIGINT, p INT) USING delta
            PARTITIONED BY (p) TBLPROPERTIES ('delta.columnMapping.mode' = 'id')
            """,
            "INSERT INTO {T} VALUES (1, 10, 100), (2, 20, NULL)",
            "ALTER TABLE {T} DROP COLUMN a",
            "ALTER TABLE {T} ADD COLUMN a BIGINT",
            "INSERT INTO {T} VALUES (30, 300, 3)");
        UnsupportedFeatureException refused = await Assert.ThrowsAsync<UnsupportedFeatureException>(OurRowsAsync);
        Assert.Equal(["columnMapping"], refused.Features);
    }

    [Fact]
    [Trait("MP", "129")]
    public async Task A_column_added_later_is_null_in_the_files_before()
    {
        await SparkAsync(
            "CREATE TABLE {T} (id BIGINT, p STRING) USING delta PARTITIONED BY (p)",
            "INSERT INTO {T} VALUES (1, 'a')",
            "ALTER TABLE {T} ADD COLUMNS (later INT)",
            "INSERT INTO {T} VALUES (2, 'a', 5)");
        DeltaTable table = await DeltaTable.OpenAsync(Location, Cancellation);
        StructType projected = new() { Fields = [.. table.Latest.Schema.Fields.Where(field => field.Name != "p")] };
        ScanOptions options = new() { Columns = ["later", "id"] };
        CanonicalRows read = await CanonicalRows.ReadAsync(table.Latest, options, Cancellation);
        read.MustEqual(CanonicalRows.Of(projected, """{"id":1}""" + "\n" + """{"id":2,"later":5}"""), "we");
    }
}
