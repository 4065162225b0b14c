using Apache.Arrow;
using Repro.Table.Log.Commits;
using Repro.Table.Operations;
using Repro.Table.Schemas;
using Repro.Table.TestKit.Peers;
using Repro.Table.TestKit.Rows;
using Xunit;

namespace Repro.Table.Conformance.Tests.WrittenHere;

/// <summary>Our commits and checkpoints, as others replay them.</summary>
public sealed class LogTests(PeerEngines peers) : InteropTest(peers)
{
    private const int Appends = 12;

    private static readonly StructType Schema = new()
    {
        Fields =
        [
            new() { Name = "id", Type = DataType.Long },
            new() { Name = "text", Type = DataType.String },
            new() { Name = "part", Type = DataType.String },
        ],
    };

    private static readonly CreateOptions Options = new()
    {
        PartitionColumns = ["part"],
        Properties = new Dictionary<string, string> { ["delta.checkpointInterval"] = "3" },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Peers_read_over_checkpoints(string peer)
    {
        await AppendAllAsync();
        await PeerMustReadAsync(peer, Schema, RowsAt(Appends));
        await PeerMustReadAsync(peer, Schema, RowsAt(7), version: 7);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Peers_read_a_checkpoint_whose_commits_are_gone(string peer)
    {
        await AppendAllAsync();
        string log = Path.Combine(Location, "_delta_log");
        Assert.True(File.Exists(Path.Combine(log, "00000000000000000012.checkpoint.parquet")));
        for (int version = 0; version < Appends; version++)
        {
            File.Delete(Path.Combine(log, $"{version:D20}.json"));
        }

        await PeerMustReadAsync(peer, Schema, RowsAt(Appends));
        (await OurRowsAsync()).MustEqual(RowsAt(Appends), "we");
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Peers_read_old_versions_of_a_table_that_was_overwritten(string peer)
    {
        DeltaTable table = await DeltaTable.CreateAsync(Location, Schema, Options, Cancellation);
        using RecordBatch first = JsonBatch.Parse(Schema, Lines(1));
        using RecordBatch second = JsonBatch.Parse(Schema, Lines(2));
        await table.AppendAsync(first, cancellationToken: Cancellation);
        await table.OverwriteAsync(second, cancellationToken: Cancellation);

        // What the README shows for Python, `DeltaTable(path, version=1)`, is this request to delta-rs.
        await PeerMustReadAsync(peer, Schema, CanonicalRows.Of(Schema, Lines(1)), version: 1);
        await PeerMustReadAsync(peer, Schema, CanonicalRows.Of(Schema, Lines(2)));
        await PeerMustReadAsync(peer, Schema, CanonicalRows.Of([]), version: 0);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Peers_read_a_checkpoint_after_an_overwrite(string peer)
    {
        DeltaTable table = await AppendAllAsync();
        using RecordBatch last = JsonBatch.Parse(Schema, Lines(99));
        for (int i = 0; i < 3; i++)
        {
            CommitResult commit = await table.OverwriteAsync(last, cancellationToken: Cancellation);
            await commit.Maintenance;
        }

        await PeerMustReadAsync(peer, Schema, CanonicalRows.Of(Schema, Lines(99)));
    }

    [Fact]
    [Trait("MP", "21")]
    public async Task Peers_read_the_rows_of_a_hundred_and_one_appends()
    {
        DeltaTable table = await DeltaTable.CreateAsync(Location, Schema, cancellationToken: Cancellation);
        for (int i = 1; i <= 101; i++)
        {
            using RecordBatch batch = JsonBatch.Parse(Schema, Lines(i));
            CommitResult commit = await table.AppendAsync(batch, cancellationToken: Cancellation);
            await commit.Maintenance;
        }

        foreach (string peer in PeerEngines.Names)
        {
            await PeerMustReadAsync(peer, Schema, RowsAt(101));
        }
    }

    private static string Lines(int version) => $$"""
        {"id":{{version}},"text":"v{{version}}","part":"{{version % 2}}"}
        {"id":{{-version}},"text":null,"part":null}
        """;

    private static CanonicalRows RowsAt(int version) =>
        CanonicalRows.Of(Schema, string.Join('\n', Enumerable.Range(1, version).Select(Lines)));

    private async Task<DeltaTable> AppendAllAsync()
    {
        DeltaTable table = await DeltaTable.CreateAsync(Location, Schema, Options, Cancellation);
        for (int version = 1; version <= Appends; version++)
        {
            using RecordBatch batch = JsonBatch.Parse(Schema, Lines(version));
            CommitResult commit = await table.AppendAsync(batch, cancellationToken: Cancellation);
            Assert.Equal(version, commit.Version);
            await commit.Maintenance;
        }

        return table;
    }
}
