using Apache.Arrow;
using Repro.Table.Log.Commits;
using Repro.Table.Schemas;
using Repro.Table.TestKit.Peers;
using Repro.Table.TestKit.Rows;
using Xunit;

namespace Repro.Table.Conformance.Tests.WrittenHere;

/// <summary>Tables that several engines write in turn.</summary>
public sealed class SharedTableTests(PeerEngines peers) : InteropTest(peers)
{
    private const string DuckDbTypes = "id:BIGINT,name:VARCHAR";

    private static readonly StructType Schema = new()
    {
        Fields = [new() { Name = "id", Type = DataType.Long }, new() { Name = "name", Type = DataType.String }],
    };

    [Theory]
    [InlineData("delta-rs")]
    [InlineData("duckdb")]
    [InlineData("spark")]
    public async Task We_read_what_a_peer_appends_to_our_table(string peer)
    {
        DeltaTable table = await DeltaTable.CreateAsync(Location, Schema, cancellationToken: Cancellation);
        await AppendHereAsync(table, 1);
        await AppendAsync(peer, 2);

        // Both ways to learn of it: a handle that was open before, and a fresh one.
        Snapshot refreshed = await table.SnapshotAsync(cancellationToken: Cancellation);
        Assert.Equal(2, refreshed.Version);
        (await CanonicalRows.ReadAsync(refreshed, options: null, Cancellation)).MustEqual(RowsTo(2), "the open handle");
        (await OurRowsAsync()).MustEqual(RowsTo(2), "a fresh handle");
    }

    [Theory]
    [InlineData("delta-rs")]
    [InlineData("spark")]
    public async Task A_peer_reads_what_we_append_to_its_table(string peer)
    {
        if (peer == "spark")
        {
            await SparkAsync("CREATE TABLE {T} (id BIGINT, name STRING) USING delta");
        }

        await AppendAsync(peer, 1);
        DeltaTable table = await DeltaTable.OpenAsync(Location, Cancellation);
        await AppendHereAsync(table, 2);
        await AppendAsync(peer, 3);
        await AppendHereAsync(table, 4);
        foreach (string reader in PeerEngines.Names)
        {
            await PeerMustReadAsync(reader, Schema, RowsTo(4));
        }
    }

    [Fact]
    [Trait("MP", "21")]
    public async Task Three_writers_in_turn_lose_nothing_over_checkpoints()
    {
        var properties = new Dictionary<string, string> { ["delta.checkpointInterval"] = "4" };
        DeltaTable table = await DeltaTable.CreateAsync(Location, Schema, new() { Properties = properties }, Cancellation);
        int written = 0;
        for (int round = 0; round < 10; round++)
        {
            await AppendHereAsync(table, ++written);
            await AppendAsync("delta-rs", ++written);
            await AppendAsync("spark", ++written);
        }

        Assert.Equal(written, (await table.SnapshotAsync(cancellationToken: Cancellation)).Version);
        (await OurRowsAsync()).MustEqual(RowsTo(written), "we");
        foreach (string reader in PeerEngines.Names)
        {
            await PeerMustReadAsync(reader, Schema, RowsTo(written));
        }
    }

    private static string Line(int id) => $$"""{"id":{{id}},"name":"row {{id}}"}""";

    private static CanonicalRows RowsTo(int last) =>
        CanonicalRows.Of(Schema, string.Join('\n', Enumerable.Range(1, last).Select(Line)));

    private static async Task AppendHereAsync(DeltaTable table, int id)
    {
        using RecordBatch batch = JsonBatch.Parse(Schema, Line(id));
        CommitResult commit = await table.AppendAsync(batch, cancellationToken: Cancellation);
        await commit.Maintenance;
    }

    private Task AppendAsync(string peer, int id) => peer == "spark"
        ? SparkAsync($"INSERT INTO {{T}} VALUES ({id}, 'row {id}')")
        : PythonWriteAsync(peer, DuckDbTypes, Line(id));
}
