using System.Text.Json;
using System.Text.Json.Nodes;
using Repro.Table.Schemas;
using Repro.Table.TestKit.Peers;
using Repro.Table.TestKit.Rows;
using Repro.Table.TestKit.Storage;
using Xunit;

[assembly: AssemblyFixture(typeof(PeerEngines))]

namespace Repro.Table.Conformance.Tests;

/// <summary>A test that shares tables with other engines, through the public API only.</summary>
public abstract class InteropTest(PeerEngines peers) : IDisposable
{
    private readonly TemporaryFolder _scratch = new();

    /// <summary>Gets the peers, for theories: each alone says which of them disagrees.</summary>
    public static TheoryData<string> Readers => [.. PeerEngines.Names];

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected PeerEngines Peers => peers;

    /// <summary>Gets where the test's table goes. Its name has what paths may have.</summary>
    protected string Location => _scratch["the table+1"];

    /// <inheritdoc/>
    public void Dispose()
    {
        _scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets a peer read the table and compares all rows.</summary>
    protected async Task PeerMustReadAsync(string peer, StructType schema, CanonicalRows expected, long? version = null)
    {
        IPeerReader reader = await peers.ReaderAsync(peer, Cancellation);
        CanonicalRows read = CanonicalRows.Of(schema, await reader.ReadAsync(Location, version, Cancellation));
        read.MustEqual(expected, $"{peer}, version {version?.ToString() ?? "latest"}");
    }

    /// <summary>Lets a peer read every version from one on, and compares our rows with its rows.</summary>
    protected async Task WeMustReadAsync(string peer, long fromVersion = 0)
    {
        IPeerReader reader = await peers.ReaderAsync(peer, Cancellation);
        DeltaTable table = await DeltaTable.OpenAsync(Location, Cancellation);
        for (long version = fromVersion; version <= table.Latest.Version; version++)
        {
            Snapshot snapshot = await table.SnapshotAsync(VersionSelector.At(version), Cancellation);
            CanonicalRows ours = await CanonicalRows.ReadAsync(snapshot, options: null, Cancellation);
            IReadOnlyList<JsonElement> theirs = await reader.ReadAsync(Location, version, Cancellation);
            ours.MustEqual(CanonicalRows.Of(snapshot.Schema, theirs), $"our rows of {peer}'s version {version}");
        }
    }

    /// <summary>Reads the newest version as a program would that has just started.</summary>
    protected async Task<CanonicalRows> OurRowsAsync()
    {
        DeltaTable table = await DeltaTable.OpenAsync(Location, Cancellation);
        return await CanonicalRows.ReadAsync(table.Latest, options: null, Cancellation);
    }

    /// <summary>Runs an operation of the Python peer on the test's table.</summary>
    protected async Task<JsonElement> PythonAsync(string operation, JsonObject? options = null)
    {
        JsonObject request = options ?? [];
        request["op"] = operation;
        request["table"] = Location;
        return await (await peers.PythonAsync(Cancellation)).RunAsync(request, Cancellation);
    }

    /// <summary>Lets an engine of the Python peer append rows, given a JSON object a line.</summary>
    /// <param name="engine">delta-rs or duckdb.</param>
    /// <param name="types">The columns as the peer wants them: <c>name:DUCKDBTYPE,...</c></param>
    /// <param name="lines">The rows.</param>
    /// <param name="options">More options of the peer's <c>write</c>.</param>
    protected async Task PythonWriteAsync(string engine, string types, string lines, JsonObject? options = null)
    {
        string source = _scratch[$"{engine}.ndjson"];
        await File.WriteAllTextAsync(source, lines, Cancellation);
        JsonObject request = options ?? [];
        request["engine"] = engine;
        request["source"] = source;
        request["source_schema"] = types;
        await PythonAsync("write", request);
    }

    /// <summary>Lets Spark run statements, in which <c>{T}</c> stands for the test's table.</summary>
    protected async Task<IReadOnlyList<JsonElement>> SparkAsync(params string[] statements)
    {
        SparkPeer spark = await peers.SparkAsync(Cancellation);
        string table = $"delta.`{Location}`";
        IEnumerable<string> sql = statements.Select(text => text.Replace("{T}", table, StringComparison.Ordinal));
        return await spark.SqlAsync([.. sql], Cancellation);
    }
}
