using Apache.Arrow;
using Repro.Table.Data;
using Repro.Table.Schemas;
using Repro.Table.Tests.Data.Arrow;
using Xunit;

namespace Repro.Table.Tests.Data.Parquet;

/// <summary>What we write, DuckDB and delta-rs read alike, and the other way round.</summary>
public sealed class PeerFilesTests
{
    private const string DuckDbColumns =
        """
        i % 2 = 0 as b, i::tinyint as i8, (i * 3)::smallint as i16, case when i % 3 = 0 then null else (i * 70000)::int end as i32,
        i::bigint * 5000000000 as i64, (i / 7)::float as f, i / 3 as d, 'name ' || (i % 11) as s, repeat('x', (i % 40)::int) || n as u,
        case when i % 5 > 0 then ('b' || i)::blob end as bin, (i / 100)::decimal(7,2) as d7, (i / 100)::decimal(15,3) as d15,
        (i * 1000000007)::decimal(38,10) as d38, date '1969-12-25' + (i % 30)::int as day,
        timestamptz '1969-12-31 23:59:58.123456+00' + to_microseconds(i * 777777) as ts,
        timestamp '2024-02-29 12:00:00.000001' + to_seconds(i) as ntz,
        case i % 4 when 0 then null when 1 then []::int[] when 2 then [i::int, null] else [1, 2, 3] end as l,
        case i % 4 when 0 then null when 1 then [null]::varchar[][] when 2 then [[], ['a', null]] else [['z'], null] end as ll,
        case i % 3 when 0 then null when 1 then {'x': null, 'y': [{'z': i}]} else {'x': i::int, 'y': null} end as st,
        case i % 3 when 0 then null when 1 then map {}::map(varchar, int) else map {'k' || i: i::int, 'n': null} end as m
        """;

    [Theory]
    [InlineData("snappy", 3000)]
    [InlineData("zstd", 40_000)]
    [InlineData("gzip", 3000)]
    [InlineData("lz4_raw", 3000)]
    [InlineData("uncompressed", 3000)]
    [Trait("MP", "70")]
    [Trait("MP", "71")]
    public async Task Files_of_DuckDB_are_read_as_it_reads_them(string codec, int rows)
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "x.parquet");
        Peer.DuckDb(
            folder.Path,
            $"copy (select {DuckDbColumns} from (select (range % 100)::bigint i, range n from range({rows}))) to '{file}' "
                + $"(format parquet, compression {codec}, row_group_size 30000); select 1");
        await CompareWithDuckDbAsync(folder.Path, file, Nested());
    }

    [Fact]
    [Trait("MP", "71")]
    public async Task Encodings_of_the_second_version_are_read()
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "x.parquet");
        Peer.DuckDb(
            folder.Path,
            $"copy (select {DuckDbColumns} from (select (range % 100)::bigint i, range n from range(5000))) to '{file}' "
                + "(format parquet, parquet_version V2); select 1");
        await CompareWithDuckDbAsync(folder.Path, file, Nested());
    }

    [Theory]
    [InlineData("duckdb")]
    [InlineData("delta-rs")]
    public async Task Files_of_ours_are_read_by_peers_as_we_wrote_them(string engine)
    {
        using TemporaryFolder folder = new();
        string table = Path.Combine(folder.Path, "t");
        Directory.CreateDirectory(table);
        RandomData data = new(11) { IsTame = true };
        StructType schema = Nested();
        RecordBatch batch = data.Batch(schema, 400);
        TestStore store = await ParquetFiles.WriteAsync(schema, new ParquetWriteOptions { MaxRowGroupRows = 150 }, batch);
        await File.WriteAllBytesAsync(
            Path.Combine(table, "part-0.parquet"), store.ContentOf(ParquetFiles.Path), TestContext.Current.CancellationToken);
        Peer.Run("convert", table);
        AssertSameRows(ArrowJson.Rows(batch), Peer.Run("read", table, "--engine", engine).Select(ArrowJson.Canonical));
    }

    [Fact]
    public async Task Files_of_delta_rs_are_read_as_DuckDB_reads_them()
    {
        using TemporaryFolder folder = new();
        string source = Path.Combine(folder.Path, "x.parquet");
        Peer.DuckDb(
            folder.Path, $"copy (select {DuckDbColumns} from (select (range % 100)::bigint i, range n from range(2000))) to '{source}'; select 1");
        string table = Path.Combine(folder.Path, "t");
        Peer.Run("write", table, source, "--mode", "error");
        string file = Assert.Single(Directory.GetFiles(table, "*.parquet"));
        await CompareWithDuckDbAsync(folder.Path, file, Nested());
    }

    [Fact]
    [Trait("MP", "73")]
    public async Task Milliseconds_and_nanoseconds_become_microseconds()
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "x.parquet");
        Peer.DuckDb(
            folder.Path,
            "copy (select timestamp_ms '9999-12-31 23:59:59.999' as ms, timestamp_ns '1969-12-31 23:59:59.999999999' as ns) "
                + $"to '{file}'; select 1");
        StructType schema = ParquetFiles.Schema(("ms", DataType.TimestampNtz), ("ns", DataType.TimestampNtz));
        Assert.Equal(["253402300799999000|-1"], await ParquetFiles.ReadRowsAsync(ParquetFiles.Open(file), schema));
    }

    private static async Task CompareWithDuckDbAsync(string folder, string file, StructType schema)
    {
        string columns = string.Join(',', schema.Fields.Select(f => f.Name));
        IEnumerable<string> theirs = Peer.DuckDb(folder, $"select {columns} from read_parquet('{file}')").Select(ArrowJson.Canonical);
        List<RecordBatch> ours = await ParquetFiles.ReadAsync(ParquetFiles.Open(file), schema);
        AssertSameRows(ours.SelectMany(ArrowJson.Rows), theirs);
    }

    private static void AssertSameRows(IEnumerable<string> expected, IEnumerable<string> actual) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));

    private static StructType Flat() => ParquetFiles.Schema(
        ("b", DataType.Boolean),
        ("i8", DataType.Byte),
        ("i16", DataType.Short),
        ("i32", DataType.Integer),
        ("i64", DataType.Long),
        ("f", DataType.Float),
        ("d", DataType.Double),
        ("s", DataType.String),
        ("u", DataType.String),
        ("bin", DataType.Binary),
        ("d7", new DecimalType(7, 2)),
        ("d15", new DecimalType(15, 3)),
        ("d38", new DecimalType(38, 10)),
        ("day", DataType.Date),
        ("ts", DataType.Timestamp),
        ("ntz", DataType.TimestampNtz));

    private static StructType Nested()
    {
        DataType entry = ParquetFiles.Schema(("z", DataType.Long));
        return new StructType
        {
            Fields =
            [
                .. Flat().Fields,
                .. ParquetFiles.Schema(
                    ("l", new ArrayType { ElementType = DataType.Integer }),
                    ("ll", new ArrayType { ElementType = new ArrayType { ElementType = DataType.String } }),
                    ("st", ParquetFiles.Schema(("x", DataType.Integer), ("y", new ArrayType { ElementType = entry }))),
                    ("m", new MapType { KeyType = DataType.String, ValueType = DataType.Integer })).Fields,
            ],
        };
    }
}
