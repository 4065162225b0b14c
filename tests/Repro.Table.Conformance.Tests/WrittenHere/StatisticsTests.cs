using System.Text.Json;
using System.Text.Json.Nodes;
using Apache.Arrow;
using Repro.Table.Schemas;
using Repro.Table.TestKit.Peers;
using Repro.Table.TestKit.Rows;
using Xunit;

namespace Repro.Table.Conformance.Tests.WrittenHere;

/// <summary>Our statistics, as others skip files by them: never one that they need, always those that they do not.</summary>
public sealed class StatisticsTests(PeerEngines peers) : InteropTest(peers)
{
    private static readonly StructType Schema = new()
    {
        Fields =
        [
            new() { Name = "id", Type = DataType.Long },
            new() { Name = "x", Type = DataType.Double },
            new() { Name = "name", Type = DataType.String },
            new() { Name = "price", Type = new DecimalType(12, 2) },
            new() { Name = "day", Type = DataType.Date },
            new() { Name = "ts", Type = DataType.Timestamp },
            new() { Name = "more", Type = new StructType { Fields = [new() { Name = "n", Type = DataType.Integer }] } },
        ],
    };

    /// <summary>A file each, told apart by every column.</summary>
    private static readonly string[] Files =
    [
        """
        {"id":1,"x":-1.5,"name":"apple","price":"-10.00","day":"2024-01-01","ts":1704067200000001,"more":{"n":1}}
        {"id":2,"x":-0.0,"name":"azure","price":"0.01","day":"2024-01-31","ts":1704067200000999,"more":{"n":2}}
        """,
        $$$"""
        {"id":9007199254740993,"x":"NaN","name":"{{{new string('m', 40)}}}","price":"9999999999.99","day":"2024-02-01","ts":1706745600000000,"more":{"n":10}}
        {"id":9007199254740995,"x":7,"name":"n🎵","price":"10.00","day":"2024-02-29","ts":1709164800123456,"more":null}
        """,
        """
        {"id":null,"x":null,"name":null,"price":null,"day":null,"ts":null,"more":{"n":null}}
        """,
    ];

    /// <summary>Conditions in the SQL of all peers, and the ids of the rows that they admit.</summary>
    private static readonly (string Condition, string Ids)[] Conditions =
    [
        ("id = 9007199254740993", "9007199254740993"),
        ("id <= 2", "1 2"),
        ("x >= 5 AND x < 8", "9007199254740995"),
        ("x < 0 AND x > -2", "1"),
        ($"name = '{new string('m', 40)}'", "9007199254740993"),
        ("name > 'n'", "9007199254740995"),
        ("price > 0.01", "9007199254740993 9007199254740995"),
        ("price < 0", "1"),
        ("day >= '2024-02-29'", "9007199254740995"),
        ("ts > TIMESTAMP '2024-01-01 00:00:00.000998Z' AND ts < TIMESTAMP '2024-01-02 00:00:00Z'", "2"),
        ("ts = TIMESTAMP '2024-02-29 00:00:00.123456Z'", "9007199254740995"),
        ("id IS NULL", "null"),
        ("name IS NOT NULL AND id < 2", "1"),
    ];

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Peers_find_every_row_that_meets_a_condition(string peer)
    {
        await WriteAsync();
        IPeerReader reader = await Peers.ReaderAsync(peer, Cancellation);
        var found = new List<(string Condition, string Ids)>();
        foreach ((string condition, _) in Conditions)
        {
            IReadOnlyList<JsonElement> rows = await reader.FilterAsync(Location, condition, Cancellation);
            IEnumerable<string> ids = rows.Select(row => row.GetProperty("id").GetRawText());
            found.Add((condition, string.Join(' ', ids.Order(StringComparer.Ordinal))));
        }

        Assert.Equal(Conditions, found);
    }

    [Theory]
    [InlineData("id <= 2", 1)]
    [InlineData("id > 2", 1)]
    [InlineData("price < 0", 1)]
    [InlineData("name = 'azure'", 1)]
    [InlineData("day = '2024-02-10'", 1)]
    [InlineData("id = 500", 0)]
    public async Task Delta_rs_opens_only_the_files_that_statistics_admit(string condition, int files)
    {
        await WriteAsync();
        JsonElement answer = await PythonAsync("files", new JsonObject { ["predicate"] = condition });
        Assert.Equal(files, answer.GetProperty("numFiles").GetInt32());
    }

    [Fact]
    public async Task Delta_rs_shows_the_row_counts_of_our_files()
    {
        await WriteAsync();
        JsonElement files = (await PythonAsync("files")).GetProperty("files");
        Assert.Equal([1, 2, 2], files.EnumerateArray().Select(file => file.GetProperty("numRecords").GetInt32()).Order());
    }

    [Theory]
    [MemberData(nameof(Readers))]
    [Trait("MP", "131")]
    public async Task A_column_with_nan_is_read_whole(string peer)
    {
        CanonicalRows expected = await WriteAsync();
        await PeerMustReadAsync(peer, Schema, expected);
    }

    private async Task<CanonicalRows> WriteAsync()
    {
        DeltaTable table = await DeltaTable.CreateAsync(Location, Schema, cancellationToken: Cancellation);
        foreach (string lines in Files)
        {
            using RecordBatch batch = JsonBatch.Parse(Schema, lines);
            await table.AppendAsync(batch, cancellationToken: Cancellation);
        }

        return CanonicalRows.Of(Schema, string.Join('\n', Files));
    }
}
