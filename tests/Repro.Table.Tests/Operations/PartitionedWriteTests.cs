using Apache.Arrow;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Operations;
using Repro.Table.Schemas;
using Repro.Table.Storage.Local;
using Repro.Table.TestKit.Rows;
using Repro.Table.TestKit.Storage;
using Xunit;
using static Repro.Table.Expressions.Predicate;
using static Repro.Table.Tests.TestTable;

namespace Repro.Table.Tests.Operations;

public sealed class PartitionedWriteTests
{
    private static readonly StructType Text = Columns(("p", DataType.String), ("id", DataType.Long));

    private static readonly string[] OddTexts =
    [
        .. Enumerable.Range(0x20, 0x5F).Select(c => ((char)c).ToString()),
        "US/East", "/", "//", "/lead", "trail/", ".", "..", " lead", "trail ", "100%25", "%2F", "a+b", "München", "Mu\u0308nchen", "世界",
        "🎵", "null", "__HIVE_DEFAULT_PARTITION__", "tab\there", "line\nbreak", "\u007f", "\u0001", "C:\\temp", "p=q", "01",
    ];

    public static TheoryData<string, string> Typed { get; } = new()
    {
        { "byte", "-128|127|0" },
        { "short", "-32768|32767" },
        { "integer", "-2147483648|2147483647" },
        { "long", "-9223372036854775808|9223372036854775807" },
        { "float", "1.5|3.4028234663852886e38|0.001" },
        { "double", "0.1|1e7|5e-324" },
        { "decimal", "\"-0.010000000000000000\"|\"99999999999999999999.999999999999999999\"" },
        { "boolean", "true|false" },
        { "date", "\"0001-01-01\"|\"9999-12-31\"" },
        { "timestamp", "-62135596800000000|253402300799999999|-1" },
        { "timestamp_ntz", "-62135596800000000|253402300799999999" },
        { "string", "\"a\"|\"é\"" },
        { "binary", "\"YQ==\"|\"w6k=\"" },
    };

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task Partition_values_of_every_type_come_back_and_null_too(string type, string values)
    {
        StructType schema = Columns(("p", TypeOf(type)), ("id", DataType.Long));
        string[] texts = [.. values.Split('|'), "null"];
        string lines = string.Join('\n', texts.Concat(texts).Select((text, i) => $"{{\"p\":{text},\"id\":{i}}}"));
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(schema, ["p"]);
        using RecordBatch batch = JsonBatch.Parse(schema, lines);
        CommitResult(await table.AppendAsync(batch, cancellationToken: Stop), files: texts.Length, rows: texts.Length * 2);

        (await CanonicalRows.ReadAsync((await test.OpenAsync()).Latest, options: null, Stop)).MustEqual(CanonicalRows.Of(schema, lines), type);
        Assert.Equal(2, (await RowsAsync(table.Latest, new() { Where = Column("p").IsNull() })).Count);
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("local")]
    [Trait("MP", "43")]
    public async Task Odd_texts_come_back_and_are_found_by_a_filter(string kind)
    {
        using TemporaryFolder folder = new();
        TestTable test = new();
        TableEngine engine = kind == "memory" ? test.Engine : test.Engine with { Store = new LocalTableStore(folder["table"]) };
        DeltaTable table = await DeltaTable.CreateAsync(engine, Text, new CreateOptions { PartitionColumns = ["p"] }, Stop);
        string[] texts = [.. OddTexts.Distinct()];
        await table.AppendAsync(texts.Select((text, i) => new Row(text, i)), cancellationToken: Stop);

        DeltaTable reopened = await DeltaTable.OpenAsync(engine, Stop);
        List<Row> rows = await reopened.Latest.ReadAsync<Row>(cancellationToken: Stop).ToListAsync(Stop);
        Assert.Equal(texts.Select((text, i) => new Row(text, i)), rows.OrderBy(r => r.Id));
        Assert.Equal(texts.Length, reopened.Latest.FileCount);
        foreach (string odd in new[] { "100%25", "__HIVE_DEFAULT_PARTITION__", " ", "US/East", "🎵" })
        {
            Assert.Equal([odd], await reopened.Latest.ReadAsync<Row>(Column("P") == odd, Stop).Select(r => r.P).ToListAsync(Stop));
        }
    }

    [Fact]
    [Trait("MP", "45")]
    public async Task Null_and_the_empty_text_are_one_partition_of_nulls()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(Text, ["p"]);
        await table.AppendAsync(
            [new Row(null, 1), new Row(string.Empty, 2), new Row("__HIVE_DEFAULT_PARTITION__", 3)], cancellationToken: Stop);

        Assert.Equal(
            [null, "__HIVE_DEFAULT_PARTITION__"],
            table.Latest.Files.Select(f => f.PartitionValues["p"]).OrderBy(v => v, StringComparer.Ordinal));
        Assert.Equal([1, 2], await table.Latest.ReadAsync<Row>(Column("p").IsNull(), Stop).Select(r => r.Id).ToListAsync(Stop));
        Assert.Empty(await table.Latest.ReadAsync<Row>(Column("p") == string.Empty, Stop).ToListAsync(Stop));
    }

    [Fact]
    [Trait("MP", "44")]
    public async Task What_an_overwrite_removes_is_spelled_as_it_was_added()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(Text, ["p"]);
        await table.AppendAsync(OddTexts.Distinct().Select((text, i) => new Row(text, i)), cancellationToken: Stop);
        await table.OverwriteAsync([new Row("hello world", 1)], cancellationToken: Stop);

        string[] added = await PathsOf(test, 1, "add");
        Assert.Equal(added.Order(StringComparer.Ordinal), (await PathsOf(test, 2, "remove")).Order(StringComparer.Ordinal));
        Assert.Equal([new Row("hello world", 1)], await table.Latest.ReadAsync<Row>(cancellationToken: Stop).ToListAsync(Stop));
    }

    [Fact]
    [Trait("MP", "47")]
    public async Task Names_keep_their_case_and_columns_come_in_the_order_of_the_partitioning()
    {
        StructType schema = Columns(("Day", DataType.Date), ("id", DataType.Long), ("Country", DataType.String));
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(schema, ["country", "DAY"]);
        using RecordBatch batch = JsonBatch.Parse(schema, """{"Day":"2024-06-15","id":1,"Country":"US/East"}""");
        await table.AppendAsync(batch, cancellationToken: Stop);

        Assert.Equal(["Country", "Day"], table.Latest.Metadata.PartitionColumns);
        AddFile file = Assert.Single(table.Latest.Files);
        Assert.StartsWith("Country=US%252FEast/Day=2024-06-15/part-00000-", file.Path, StringComparison.Ordinal);
        Assert.Equal([("Country", "US/East"), ("Day", "2024-06-15")], file.PartitionValues.Select(p => (p.Key, p.Value)));
        Assert.EndsWith(".zstd.parquet", Assert.Single(await test.DataFilesAsync()), StringComparison.Ordinal);
        Assert.Equal(["19889|1|'US/East'"], await RowsAsync(table.Latest));
        await Assert.ThrowsAsync<SchemaMismatchException>(() => new TestTable().CreateAsync(Columns(("a", DataType.Long), ("A", DataType.Long))));
    }

    [Fact]
    public async Task More_partitions_than_open_files_are_written_and_memory_stays_bounded()
    {
        const int partitions = (TableFileWriter.MaxOpenFiles * 3) + 1;
        StructType schema = Columns(("p", DataType.Integer), ("id", DataType.Long));
        TestTable test = new();
        OpenFileCounter counter = new(test.Memory);
        test.Engine = test.Engine with { Store = counter };
        DeltaTable table = await test.CreateAsync(schema, ["p"]);
        await table.AppendAsync(Enumerable.Range(0, partitions * 4).Select(i => new Numbered(i % partitions, i)), cancellationToken: Stop);

        Assert.Equal(TableFileWriter.MaxOpenFiles, counter.MostOpen);
        Assert.Equal(0, counter.Open);
        Assert.Equal(partitions, table.Latest.FileCount);
        List<Numbered> rows = await table.Latest.ReadAsync<Numbered>(cancellationToken: Stop).ToListAsync(Stop);
        Assert.Equal(Enumerable.Range(0, partitions * 4), rows.Select(r => (int)r.Id).Order());
        Assert.All(rows, r => Assert.Equal(r.Id % partitions, r.P));
    }

    [Fact]
    public async Task Random_prefixes_take_the_place_of_partition_directories()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(
            Text, ["p"], ("delta.randomizeFilePrefixes", "true"), ("delta.randomPrefixLength", "4"));
        await table.AppendAsync([new Row("a", 1), new Row("b", 2)], cancellationToken: Stop);

        Assert.All(await test.DataFilesAsync(), path => Assert.Matches("^[0-9a-f]{4}/part-", path));
        Assert.Equal([new Row("a", 1), new Row("b", 2)], (await table.Latest.ReadAsync<Row>(cancellationToken: Stop).ToListAsync(Stop)).OrderBy(r => r.Id));
    }

    [Theory]
    [InlineData(100, "p=x")]
    [InlineData(130, "p=ä")]
    [InlineData(5000, "p=x")]
    public async Task A_text_that_is_too_long_for_a_directory_gets_one_without_values(int length, string start)
    {
        using TemporaryFolder folder = new();
        TestTable test = new();
        test.Engine = test.Engine with { Store = new LocalTableStore(folder["table"]) };
        DeltaTable table = await test.CreateAsync(Text, ["p"]);
        Row row = new(new string(start[2], length), 1);
        await table.AppendAsync([row], cancellationToken: Stop);

        Assert.Equal(length == 100, table.Latest.Files.Single().Path.StartsWith(start, StringComparison.Ordinal));
        Assert.Equal([row], await table.Latest.ReadAsync<Row>(cancellationToken: Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task A_value_that_has_no_text_is_refused_and_files_that_were_written_are_gone()
    {
        StructType schema = Columns(("p", DataType.Binary), ("id", DataType.Long));
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(schema, ["p"]);
        IEnumerable<byte[]> values = Enumerable.Range(0, 40).Select(i => new[] { (byte)i }).Append([0xFF]);
        string lines = string.Join('\n', values.Select((value, i) => $"{{\"p\":\"{Convert.ToBase64String(value)}\",\"id\":{i}}}"));
        using RecordBatch batch = JsonBatch.Parse(schema, lines.Replace("AA==", "eA==", StringComparison.Ordinal));

        await Assert.ThrowsAsync<ConstraintViolationException>(() => table.AppendAsync(batch, cancellationToken: Stop));

        Assert.NotEqual(0, test.Memory.Counters.Deletes);
        Assert.Empty(await test.DataFilesAsync());
    }

    private static void CommitResult(Repro.Table.Log.Commits.CommitResult commit, int files, int rows) =>
        Assert.Equal((files, (long)rows), (commit.AddedFiles, commit.WrittenRows));

    private static async Task<string[]> PathsOf(TestTable test, long version, string action) =>
    [
        .. JsonLines.Parse(await test.TextAsync($"_delta_log/{version:D20}.json"))
            .Where(line => line.TryGetProperty(action, out _))
            .Select(line => line.GetProperty(action).GetProperty("path").GetString()!), // each has one
    ];

    private static DataType TypeOf(string name) => name switch
    {
        "decimal" => new DecimalType(38, 18),
        "byte" => DataType.Byte,
        "short" => DataType.Short,
        "integer" => DataType.Integer,
        "long" => DataType.Long,
        "float" => DataType.Float,
        "double" => DataType.Double,
        "boolean" => DataType.Boolean,
        "date" => DataType.Date,
        "timestamp" => DataType.Timestamp,
        "timestamp_ntz" => DataType.TimestampNtz,
        "string" => DataType.String,
        _ => DataType.Binary,
    };

    internal sealed record Row(string? P, long Id);

    internal sealed record Numbered(int P, long Id);
}
