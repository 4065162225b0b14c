using System.Text.Json;
using Apache.Arrow;
using Repro.Table.Operations;
using Repro.Table.Schemas;
using Repro.Table.TestKit.Peers;
using Repro.Table.TestKit.Rows;
using Xunit;

namespace Repro.Table.Conformance.Tests.WrittenHere;

/// <summary>What our commits say about themselves, as others show it.</summary>
public sealed class HistoryTests(PeerEngines peers) : InteropTest(peers)
{
    private const string Note = "corrected by \"Ω\"";

    private static readonly StructType Schema = new() { Fields = [new() { Name = "id", Type = DataType.Long }] };

    [Fact]
    public async Task Spark_describes_our_history()
    {
        await WriteAsync();
        IReadOnlyList<JsonElement> history = await SparkAsync("DESCRIBE HISTORY {T}");
        Assert.Equal([2L, 1L, 0L], history.Select(row => row.GetProperty("version").GetInt64()));
        Assert.Equal(["WRITE", "WRITE", "CREATE TABLE"], Texts(history, "operation"));
        Assert.Equal([Note, null, null], Texts(history, "userMetadata"));
        Assert.All(Texts(history, "engineInfo"), by => Assert.StartsWith("Repro.Table/", by, StringComparison.Ordinal));
        Assert.All(history, row => Assert.Equal(JsonValueKind.Number, row.GetProperty("timestamp").ValueKind));
        Assert.Equal([false, true], history.Take(2).Select(row => row.GetProperty("isBlindAppend").GetBoolean()));

        Dictionary<string, string?> metrics = Map(history[0], "operationMetrics");
        Assert.Equal("1", metrics["numFiles"]);
        Assert.Equal("2", metrics["numOutputRows"]);
        Assert.Equal("Overwrite", Map(history[0], "operationParameters")["mode"]);
    }

    [Fact]
    public async Task Delta_rs_shows_our_history()
    {
        await WriteAsync();
        JsonElement[] history = [.. (await PythonAsync("info")).GetProperty("history").EnumerateArray()];
        Assert.Equal([2L, 1L, 0L], history.Select(entry => entry.GetProperty("version").GetInt64()));
        Assert.Equal(["WRITE", "WRITE", "CREATE TABLE"], Texts(history, "operation"));
        Assert.Equal(Note, history[0].GetProperty("userMetadata").GetString());
    }

    private static IEnumerable<string?> Texts(IEnumerable<JsonElement> history, string name) =>
        history.Select(commit => commit.GetProperty(name).GetString());

    private static Dictionary<string, string?> Map(JsonElement commit, string name) => commit.GetProperty(name)
        .EnumerateArray()
        .ToDictionary(entry => entry.GetProperty("key").ToString(), entry => entry.GetProperty("value").GetString());

    private async Task WriteAsync()
    {
        DeltaTable table = await DeltaTable.CreateAsync(Location, Schema, cancellationToken: Cancellation);
        using RecordBatch first = JsonBatch.Parse(Schema, """{"id":1}""");
        using RecordBatch second = JsonBatch.Parse(Schema, """{"id":2}""" + "\n" + """{"id":3}""");
        await table.AppendAsync(first, cancellationToken: Cancellation);
        await table.OverwriteAsync(second, new WriteOptions { UserMetadata = Note }, Cancellation);
    }
}
