using System.Text.Json;
using Apache.Arrow;
using Repro.Table.Operations;
using Repro.Table.Schemas;
using Repro.Table.TestKit.Peers;
using Repro.Table.TestKit.Rows;
using Xunit;

namespace Repro.Table.Conformance.Tests.WrittenHere;

/// <summary>Partition values of every type and every odd text, as others read them from our log.</summary>
public sealed class PartitionTests(PeerEngines peers) : InteropTest(peers)
{
    private const string TypedRows = """
        {"id":1,"byte":1,"short":1,"integer":1,"long":1,"float":1.5,"double":1.5,"decimal":"1.230000000000000000","boolean":true,"date":"2024-06-15","timestamp":1718454645000000,"größe":"Ω"}
        {"id":2,"byte":-128,"short":-32768,"integer":-2147483648,"long":-9223372036854775808,"float":-3.4028234663852886e38,"double":-1.7976931348623157e308,"decimal":"-99999999999999999999.999999999999999999","boolean":false,"date":"0001-01-01","timestamp":-1,"größe":"a=b/c"}
        {"id":3,"byte":127,"short":32767,"integer":2147483647,"long":9223372036854775807,"float":1e7,"double":5e-324,"decimal":"0.000000000000000001","boolean":false,"date":"9999-12-31","timestamp":253402300799999999,"größe":" "}
        {"id":4}
        {"id":5,"byte":0,"short":0,"integer":0,"long":0,"float":0.001,"double":0.0,"decimal":"0.000000000000000000","boolean":true,"date":"1970-01-01","timestamp":0,"größe":"0"}
        {"id":6,"byte":1,"short":1,"integer":1,"long":1,"float":1.5,"double":1.5,"decimal":"1.230000000000000000","boolean":true,"date":"2024-06-15","timestamp":1718454645000000,"größe":"Ω"}
        """;

    private static readonly StructType Typed = Columns(
        ("id", DataType.Long),
        ("byte", DataType.Byte),
        ("short", DataType.Short),
        ("integer", DataType.Integer),
        ("long", DataType.Long),
        ("float", DataType.Float),
        ("double", DataType.Double),
        ("decimal", new DecimalType(38, 18)),
        ("boolean", DataType.Boolean),
        ("date", DataType.Date),
        ("timestamp", DataType.Timestamp),
        ("größe", DataType.String));

    private static readonly StructType Text = Columns(("p", DataType.String), ("id", DataType.Long));

    private static readonly StructType Bytes = Columns(("p", DataType.Binary), ("id", DataType.Long));

    private static readonly StructType LocalTimes = Columns(("p", DataType.TimestampNtz), ("id", DataType.Long));

    /// <summary>Each printable ASCII character that is neither letter nor digit, all of ASCII at once, and what else
    /// went wrong somewhere.</summary>
    private static readonly string[] OddTexts =
    [
        .. Printable().Where(c => !char.IsAsciiLetterOrDigit(c)).Select(c => c.ToString()),
        new([.. Printable()]),
        "US/East", "/", "//", "/lead", "trail/", "..", ".", "hello world", " lead", "trail ", "100%25", "%2F", "%", "a+b",
        "a{b", "a}b", "a<b>c|d", "a&b+c$d;e,f@(g)!", "München", "Mu\u0308nchen", "世界", "🎵", "null", "NULL", "p=q",
        "__HIVE_DEFAULT_PARTITION_", "2024-06-15 12:30:45", "tab\there", "line\nbreak", "\u007f", "true", "1", "01", "é%C3%A9", "~", "C:\\temp",
    ];

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Peers_read_partition_values_of_every_type(string peer)
    {
        CanonicalRows expected = await WriteAsync(Typed, TypedRows, [.. Typed.Fields.Skip(1).Select(f => f.Name)]);
        await PeerMustReadAsync(peer, Typed, expected);
        (await OurRowsAsync()).MustEqual(expected, "we");
    }

    [Theory]
    [MemberData(nameof(Readers))]
    [Trait("MP", "37")]
    [Trait("MP", "43")]
    public async Task Peers_read_odd_partition_texts(string peer)
    {
        string lines = string.Join('\n', OddTexts.Distinct().Select(Line));
        CanonicalRows expected = await WriteAsync(Text, lines, ["p"]);
        await PeerMustReadAsync(peer, Text, expected);
        (await OurRowsAsync()).MustEqual(expected, "we");
    }

    [Theory]
    [InlineData("delta-rs")]
    [InlineData("spark")]
    [Trait("MP", "44")]
    public async Task What_a_peer_deletes_from_odd_partitions_is_gone(string peer)
    {
        string[] lines = [.. OddTexts.Distinct().Select(Line)];
        await WriteAsync(Text, string.Join('\n', lines), ["p"]);
        const string everyOther = "id % 2 = 0";
        await (peer == "spark"
            ? (Task)SparkAsync($"DELETE FROM {{T}} WHERE {everyOther}")
            : PythonAsync("delete", new() { ["predicate"] = everyOther }));
        CanonicalRows expected = CanonicalRows.Of(Text, string.Join('\n', lines.Where((_, id) => id % 2 != 0)));
        (await OurRowsAsync()).MustEqual(expected, "we");
    }

    [Theory]
    [MemberData(nameof(Readers))]
    [Trait("MP", "44")]
    public async Task What_we_overwrite_in_odd_partitions_is_gone(string peer)
    {
        await WriteAsync(Text, string.Join('\n', OddTexts.Distinct().Select(Line)), ["p"]);
        DeltaTable table = await DeltaTable.OpenAsync(Location, Cancellation);
        using RecordBatch batch = JsonBatch.Parse(Text, Line("a b", 1));
        await table.OverwriteAsync(batch, cancellationToken: Cancellation);
        await PeerMustReadAsync(peer, Text, CanonicalRows.Of(Text, Line("a b", 1)));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    [Trait("MP", "45")]
    public async Task Null_and_empty_text_are_one_null_partition(string peer)
    {
        await WriteAsync(Text, string.Join('\n', Line(null, 1), Line("", 2), Line("x", 3), Line(null, 4)), ["p"]);
        CanonicalRows expected = CanonicalRows.Of(
            Text, string.Join('\n', Line(null, 1), Line(null, 2), Line("x", 3), Line(null, 4)));
        await PeerMustReadAsync(peer, Text, expected);
        (await OurRowsAsync()).MustEqual(expected, "we");

        IPeerReader reader = await Peers.ReaderAsync(peer, Cancellation);
        Assert.Equal(3, (await reader.FilterAsync(Location, "p IS NULL", Cancellation)).Count);
        Assert.Single(await reader.FilterAsync(Location, "p = 'x'", Cancellation));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    [Trait("MP", "45")]
    public async Task The_name_of_the_null_directory_is_a_text_like_any_other(string peer)
    {
        string lines = string.Join('\n', Line("__HIVE_DEFAULT_PARTITION__", 1), Line(null, 2));
        CanonicalRows expected = await WriteAsync(Text, lines, ["p"]);
        await PeerMustReadAsync(peer, Text, expected);
        (await OurRowsAsync()).MustEqual(expected, "we");
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Peers_read_binary_partition_values(string peer)
    {
        CanonicalRows expected = await WriteAsync(
            Bytes, """{"p":"YWJj","id":1}""" + "\n" + """{"p":"w6kgLw==","id":2}""" + "\n" + """{"p":null,"id":3}""", ["p"]);
        await PeerMustReadAsync(peer, Bytes, expected);
        (await OurRowsAsync()).MustEqual(expected, "we");
    }

    [Theory]
    [MemberData(nameof(Readers))]
    [Trait("MP", "77")]
    public async Task Peers_read_local_times_as_partition_values(string peer)
    {
        CanonicalRows expected = await WriteAsync(
            LocalTimes,
            """{"p":1718454645000000,"id":1}""" + "\n" + """{"p":-1,"id":2}""" + "\n" + """{"p":null,"id":3}""",
            ["p"],
            new Dictionary<string, string> { ["delta.feature.timestampNtz"] = "supported" });
        await PeerMustReadAsync(peer, LocalTimes, expected);
        (await OurRowsAsync()).MustEqual(expected, "we");
    }

    private static IEnumerable<char> Printable() => Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c);

    private static string Line(string? text, int id) =>
        $$"""{"p":{{(text is null ? "null" : $"\"{JsonEncodedText.Encode(text)}\"")}},"id":{{id}}}""";

    private static StructType Columns(params (string Name, DataType Type)[] columns) =>
        new() { Fields = [.. columns.Select(column => new StructField { Name = column.Name, Type = column.Type })] };

    private async Task<CanonicalRows> WriteAsync(
        StructType schema, string lines, string[] partitionColumns, Dictionary<string, string>? properties = null)
    {
        CreateOptions options = new() { PartitionColumns = partitionColumns, Properties = properties ?? [] };
        DeltaTable table = await DeltaTable.CreateAsync(Location, schema, options, Cancellation);
        using RecordBatch batch = JsonBatch.Parse(schema, lines);
        await table.AppendAsync(batch, cancellationToken: Cancellation);
        return CanonicalRows.Of(schema, lines);
    }
}
