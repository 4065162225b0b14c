using System.Text.Json;
using System.Text.Json.Nodes;

namespace Repro.Table.TestKit.Peers;

/// <summary>delta-rs and DuckDB, in one Python process. Operations and options: <c>../shared/peers/python/README.md</c>.</summary>
public sealed class PythonPeer : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly PeerProcess _process;

    private PythonPeer(string launcher)
    {
        _process = new PeerProcess("The Python peer", launcher, new Dictionary<string, string>(), Limit);
        DeltaRs = new PythonReader(this, "delta-rs");
        DuckDb = new PythonReader(this, "duckdb");
    }

    /// <summary>Gets delta-rs as a reader.</summary>
    public IPeerReader DeltaRs { get; }

    /// <summary>Gets DuckDB as a reader.</summary>
    public IPeerReader DuckDb { get; }

    /// <summary>Makes the peer ready; its process starts with the first request.</summary>
    public static async Task<PythonPeer> StartAsync(CancellationToken cancellationToken)
    {
        string script = SharedFolder.Require("peers", "python", "setup.sh");
        return new PythonPeer(
            await PeerSetup.LauncherAsync(script, new Dictionary<string, string>(), cancellationToken));
    }

    /// <summary>Runs an operation and returns its result.</summary>
    /// <exception cref="PeerException">The engine refused or failed.</exception>
    public async Task<JsonElement> RunAsync(JsonObject request, CancellationToken cancellationToken) =>
        (await AskAsync(request, cancellationToken)).GetProperty("result");

    /// <summary>Runs an operation that answers with rows.</summary>
    /// <exception cref="PeerException">The engine refused or failed.</exception>
    public async Task<IReadOnlyList<JsonElement>> RowsAsync(JsonObject request, CancellationToken cancellationToken) =>
        [.. (await AskAsync(request, cancellationToken)).GetProperty("rows").EnumerateArray()];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task<JsonElement> AskAsync(JsonObject request, CancellationToken cancellationToken)
    {
        JsonElement answer = await _process.AskAsync(request, cancellationToken);
        return !answer.TryGetProperty("error", out JsonElement error)
            ? answer
            : throw new PeerException(
                "The Python peer",
                request.ToJsonString(),
                error.GetProperty("type").ToString(),
                error.GetProperty("message").ToString());
    }
}
