using System.Text.Json;
using System.Text.Json.Nodes;

namespace Repro.Table.TestKit.Peers;

/// <summary>One of the two engines in the Python peer, as a reader.</summary>
internal sealed class PythonReader(PythonPeer peer, string engine) : IPeerReader
{
    public string Name => engine;

    public Task<IReadOnlyList<JsonElement>> ReadAsync(string table, long? version, CancellationToken cancellationToken)
    {
        JsonObject request = Read(table);
        if (version is { } number)
        {
            request["version"] = number;
        }

        return peer.RowsAsync(request, cancellationToken);
    }

    public Task<IReadOnlyList<JsonElement>> FilterAsync(
        string table, string condition, CancellationToken cancellationToken)
    {
        JsonObject request = Read(table);
        request["predicate"] = condition;
        return peer.RowsAsync(request, cancellationToken);
    }

    private JsonObject Read(string table) => new() { ["op"] = "read", ["engine"] = engine, ["table"] = table };
}
