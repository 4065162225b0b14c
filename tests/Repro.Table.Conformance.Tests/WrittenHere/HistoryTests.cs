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
        Assert.Equal(["WRITE", "WRITE", "CREATE TABLE"], history.Select(row => row.GetProperty("operation").GetString()));
        Assert.Equal([Note, null, null], history.Select(row => row.GetProperty("userMetadata").GetString()));
        Assert.All(history, row => Assert.StartsWith("Repro.Table", row.GetProperty("engineInfo").GetString(), StringComparison.Ordinal));
        Assert.All(history, row => Assert.Equal(JsonValueKind.Number, row.GetProperty("timestamp").ValueKind));
        Assert.Equal([false, true], history.Take(2).Select(row => row.GetProperty("isBlindAppend").GetBoolean()));

        Dictionary<string, string?> metrics = history[0].GetProperty("operationMetrics").EnumerateArray()
            .ToDictionary(e => e.GetProperty("key").ToString(), e => e.GetProperty("value").GetString());
        Assert.Equal("1", metrics["numFiles"]);
        Assert.Equal("2", metrics["numOutputRows"]);
        Dictionary<string, string?> parameters = history[0].GetProperty("operationParameters").EnumerateArray()
            .ToDictionary(e => e.GetProperty("key").ToString(), e => e.GetProperty("value").GetString());
        Assert.Equal("Overwrite", parameters["mode"]);
    }

    [Fact]
    public async Task Delta_rs_shows_our_history()
    {
        await WriteAsync();
        JsonElement[] history = [.. (await PythonAsync("info")).GetProperty("history").EnumerateArray()];
        Assert.Equal([2L, 1L, 0L], history.Select(entry => entry.GetProperty("version").GetInt64()));
        Assert.Equal(["WRITE", "WRITE", "CREATE TABLE"], history.Select(entry => entry.GetProperty("operation").GetString()));
        Assert.Equal(Note, history[0].GetProperty("userMetadata").GetString());
    }

    private async Task WriteAsync()
    {
        DeltaTable table = await DeltaTable.CreateAsync(Location, Schema, cancellationToken: Cancellation);
        using RecordBatch first = JsonBatch.Parse(Schema, """{"id":1}""");
        using RecordBatch second = JsonBatch.Parse(Schema, """{"id":2}""" + "\n" + """{"id":3}""");
        await table.AppendAsync(first, cancellationToken: Cancellation);
        await table.OverwriteAsync(second, new WriteOptions { UserMetadata = Note }, Cancellation);
    }
}
