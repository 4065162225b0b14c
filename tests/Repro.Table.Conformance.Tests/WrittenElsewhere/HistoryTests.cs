using System.Text.Json.Nodes;
using Repro.Table.TestKit.Peers;
using Xunit;

namespace Repro.Table.Conformance.Tests.WrittenElsewhere;

/// <summary>What the commits of others say about themselves, as we show it.</summary>
public sealed class HistoryTests(PeerEngines peers) : InteropTest(peers)
{
    [Fact]
    public async Task We_show_the_history_that_spark_wrote()
    {
        await SparkAsync(
            "CREATE TABLE {T} (id BIGINT) USING delta",
            "SET spark.databricks.delta.commitInfo.userMetadata=by \"Ω\"",
            "INSERT INTO {T} VALUES (1)",
            "RESET spark.databricks.delta.commitInfo.userMetadata",
            "DELETE FROM {T} WHERE id = 1");
        List<TableVersion> history = await HistoryAsync();
        Assert.Equal([2, 1, 0], history.Select(v => v.Version));
        Assert.Equal(["DELETE", "WRITE", "CREATE TABLE"], history.Select(v => v.Operation));
        Assert.Equal([null, "by \"Ω\"", null], history.Select(v => v.UserMetadata));
        Assert.Equal([1L, 0L, null], history.Select(v => v.ReadVersion));
        Assert.Equal([false, true, true], history.Select(v => v.IsBlindAppend));
        Assert.All(history, v => Assert.StartsWith("Apache-Spark/", v.EngineInfo, StringComparison.Ordinal));
        Assert.Equal("1", history[1].OperationMetrics["numOutputRows"]);
    }

    [Fact]
    public async Task We_show_the_history_that_delta_rs_wrote()
    {
        var notes = new JsonObject { ["userMetadata"] = "by hand", ["run"] = "7" };
        await PythonWriteAsync("delta-rs", "id:BIGINT", """{"id":1}""", new() { ["commit_info"] = notes });
        await PythonAsync("delete", new() { ["predicate"] = "id = 1" });
        List<TableVersion> history = await HistoryAsync();
        Assert.Equal(["DELETE", "WRITE"], history.Select(v => v.Operation));
        Assert.Equal("by hand", history[1].UserMetadata);
        Assert.Contains("\"run\":\"7\"", history[1].CommitInfo, StringComparison.Ordinal);
    }

    private async Task<List<TableVersion>> HistoryAsync()
    {
        DeltaTable table = await DeltaTable.OpenAsync(Location, Cancellation);
        var history = new List<TableVersion>();
        await foreach (TableVersion version in table.HistoryAsync(Cancellation))
        {
            history.Add(version);
        }

        return history;
    }
}
