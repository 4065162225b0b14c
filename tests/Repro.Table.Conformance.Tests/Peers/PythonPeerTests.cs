using Repro.Table.TestKit.Peers;
using Repro.Table.TestKit.Storage;
using Xunit;

namespace Repro.Table.Conformance.Tests.Peers;

/// <summary>A peer that fails costs the test that made it fail, and no other.</summary>
public sealed class PythonPeerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refusal_is_told_by_its_kind_and_the_next_request_is_answered()
    {
        using var scratch = new TemporaryFolder();
        await using PythonPeer peer = await PythonPeer.StartAsync(Cancellation);
        PeerException refusal = await Assert.ThrowsAsync<PeerException>(
            () => peer.RunAsync(new() { ["op"] = "info", ["table"] = scratch["absent"] }, Cancellation));
        Assert.Equal("TableNotFoundError", refusal.Kind);
        Assert.Equal("1.6.6", await DeltaRsVersionAsync(peer));
    }

    [Fact]
    public async Task A_crash_is_told_and_the_next_request_starts_the_peer_anew()
    {
        using var scratch = new TemporaryFolder();
        await using PythonPeer peer = await PythonPeer.StartAsync(Cancellation);
        PeerException crash = await Assert.ThrowsAsync<PeerException>(() => peer.RowsAsync(
            new()
            {
                ["op"] = "hammer",
                ["table"] = scratch["table"],
                ["create"] = true,
                ["writer"] = "A",
                ["count"] = 100_000,
                ["kill_after"] = 0.1,
            },
            Cancellation));
        Assert.Equal("Crash", crash.Kind);
        Assert.Equal("1.6.6", await DeltaRsVersionAsync(peer));
    }

    private static async Task<string?> DeltaRsVersionAsync(PythonPeer peer) =>
        (await peer.RunAsync(new() { ["op"] = "versions" }, Cancellation)).GetProperty("deltalake").GetString();
}
