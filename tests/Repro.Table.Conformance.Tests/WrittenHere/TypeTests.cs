using Apache.Arrow;
using Repro.Table.Operations;
using Repro.Table.TestKit.Peers;
using Repro.Table.TestKit.Rows;
using Repro.Table.TestKit.Tables;
using Xunit;

namespace Repro.Table.Conformance.Tests.WrittenHere;

/// <summary>Values of every type, extremes and nulls at each level of nesting, as others read them from our files.</summary>
public sealed class TypeTests(PeerEngines peers) : InteropTest(peers)
{
    private static readonly CreateOptions WithLocalTimes = new()
    {
        Properties = new Dictionary<string, string> { ["delta.feature.timestampNtz"] = "supported" },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    [Trait("MP", "70")]
    [Trait("MP", "136")]
    public async Task Peers_read_every_type(string peer)
    {
        DeltaTable table = await CreateAsync();
        await table.AppendAsync(AllTypesTable.Stream(), cancellationToken: Cancellation);
        await PeerMustReadAsync(peer, AllTypesTable.Schema, AllTypesTable.Rows);
    }

    [Fact]
    [Trait("MP", "70")]
    public async Task We_read_every_type_back()
    {
        DeltaTable table = await CreateAsync();
        foreach (RecordBatch batch in AllTypesTable.Batches())
        {
            using (batch)
            {
                await table.AppendAsync(batch, cancellationToken: Cancellation);
            }
        }

        (await OurRowsAsync()).MustEqual(AllTypesTable.Rows, "we");
    }

    [Theory]
    [MemberData(nameof(Readers))]
    [Trait("MP", "77")]
    public async Task Peers_read_local_times(string peer)
    {
        DeltaTable table = await DeltaTable.CreateAsync(Location, LocalTimesTable.Schema, WithLocalTimes, Cancellation);
        using RecordBatch batch = LocalTimesTable.Batch();
        await table.AppendAsync(batch, cancellationToken: Cancellation);
        await PeerMustReadAsync(peer, LocalTimesTable.Schema, LocalTimesTable.Rows);
        (await OurRowsAsync()).MustEqual(LocalTimesTable.Rows, "we");
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Peers_read_a_table_without_rows(string peer)
    {
        await CreateAsync();
        await PeerMustReadAsync(peer, AllTypesTable.Schema, CanonicalRows.Of([]));
    }

    private Task<DeltaTable> CreateAsync() =>
        DeltaTable.CreateAsync(Location, AllTypesTable.Schema, cancellationToken: Cancellation);
}
