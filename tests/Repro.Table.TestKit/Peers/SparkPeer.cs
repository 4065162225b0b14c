using System.Text.Json;
using System.Text.Json.Nodes;

namespace Repro.Table.TestKit.Peers;

/// <summary>Spark with Delta Lake, in one process. Requests: <c>../shared/peers/spark/README.md</c>.</summary>
public sealed class SparkPeer : IPeerReader, IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    private static readonly Dictionary<string, string> Settings = new()
    {
        // Without the class-data archive a start costs a few seconds more, the first set-up two minutes less.
        ["SPARK_PEER_CDS"] = "0",
        ["SPARK_PEER_CONF"] = string.Join(
            ';',

            // No `.crc` twins, which would outlive the files of ours that they describe.
            "spark.hadoop.fs.file.impl=org.apache.hadoop.fs.RawLocalFileSystem",
            "spark.hadoop.fs.AbstractFileSystem.file.impl=org.apache.hadoop.fs.local.RawLocalFs",

            // For a handful of rows, compiling a query costs more than interpreting it, and a task more than its work.
            "spark.sql.codegen.wholeStage=false",
            "spark.sql.codegen.factoryMode=NO_CODEGEN",
            "spark.sql.adaptive.enabled=false",
            "spark.sql.shuffle.partitions=1",
            "spark.default.parallelism=1",
            "spark.databricks.delta.snapshotPartitions=1"),
    };

    private readonly PeerProcess _process;

    private SparkPeer(string launcher)
    {
        _process = new PeerProcess("Spark", launcher, Settings, Limit);
    }

    /// <inheritdoc/>
    public string Name => "spark";

    /// <summary>Makes the peer ready; its process starts with the first request.</summary>
    public static async Task<SparkPeer> StartAsync(CancellationToken cancellationToken)
    {
        string script = SharedFolder.Require("peers", "spark", "setup.sh");
        return new SparkPeer(await PeerSetup.LauncherAsync(script, Settings, cancellationToken));
    }

    /// <summary>Runs statements in order and returns the rows of the last one.</summary>
    /// <exception cref="PeerException">Spark refused one; those before it stand.</exception>
    public Task<IReadOnlyList<JsonElement>> SqlAsync(
        IReadOnlyList<string> statements, CancellationToken cancellationToken) =>
        RowsAsync(new() { ["sql"] = new JsonArray([.. statements.Select(s => JsonValue.Create(s))]) }, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<JsonElement>> ReadAsync(string table, long? version, CancellationToken cancellationToken) =>
        RowsAsync(new() { ["read"] = table, ["version"] = version }, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<JsonElement>> FilterAsync(
        string table, string condition, CancellationToken cancellationToken) =>
        SqlAsync([$"SELECT * FROM delta.`{table}` WHERE {condition}"], cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task<IReadOnlyList<JsonElement>> RowsAsync(JsonObject request, CancellationToken cancellationToken)
    {
        JsonElement answer = await _process.AskAsync(request, cancellationToken);
        if (answer.GetProperty("ok").GetBoolean())
        {
            return [.. answer.GetProperty("rows").EnumerateArray()];
        }

        JsonElement kind = answer.TryGetProperty("condition", out JsonElement condition)
            ? condition
            : answer.GetProperty("error");
        throw new PeerException(
            "Spark", request.ToJsonString(), kind.ToString(), answer.GetProperty("message").ToString());
    }
}
