using System.Text;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Checkpoints;
using Repro.Table.Storage;
using Repro.Table.Storage.Memory;
using Repro.Table.TestKit.Peers;
using Repro.Table.TestKit.Storage;
using Xunit;

namespace Repro.Table.Tests.Log.Checkpoints;

public class LastCheckpointHintTests
{
    private static readonly TablePath HintPath = TablePath.Parse("_delta_log/_last_checkpoint");

    private readonly RecordingTableStore _store = new(new MemoryTableStore());

    [Fact]
    public async Task A_hint_reads_as_it_was_written()
    {
        LastCheckpointHint hint = new() { Version = 20, ActionCount = 13, SizeInBytes = 4_000_000_000, AddCount = 9 };

        await hint.WriteAsync(_store, TestContext.Current.CancellationToken);

        Assert.Equal(hint, await ReadAsync());
    }

    [Fact]
    public async Task A_hint_is_written_over_the_one_before()
    {
        await new LastCheckpointHint { Version = 10 }.WriteAsync(_store, TestContext.Current.CancellationToken);
        await new LastCheckpointHint { Version = 20 }.WriteAsync(_store, TestContext.Current.CancellationToken);

        Assert.Equal(20, (await ReadAsync())!.Version);
    }

    [Fact]
    public void A_hint_has_one_form()
    {
        LastCheckpointHint hint = new() { Version = 20, ActionCount = 13, SizeInBytes = 5, AddCount = 9 };

        string json = Encoding.UTF8.GetString(hint.ToJson().Span);

        Assert.StartsWith("{\"version\":20,\"size\":13,\"sizeInBytes\":5,\"numOfAddFiles\":9,\"checksum\":\"", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"version":2,"size":15330,"parts":null}""")]
    [InlineData("""{"size":27,"size_in_bytes":23180,"version":2}""")]
    [InlineData("""{"version":2,"size":"many","checkpointSchema":[[{}]],"unknown":1e400}""")]
    public async Task Hints_of_other_programs_need_only_a_version(string json)
    {
        await PutAsync(json);

        Assert.Equal(2, (await ReadAsync())!.Version);
    }

    [Fact]
    public async Task No_hint_is_null_after_one_request()
    {
        Assert.Null(await ReadAsync());
        Assert.Equal(1, _store.Count(StoreVerb.Read));
    }

    [Theory]
    [Trait("MP", "9")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"version":1""")]
    [InlineData("""{"version":1}{}""")]
    [InlineData("""{"version":1,"version":2}""")]
    [InlineData("""{"version":1,"a":{"b":1,"b":1}}""")]
    [InlineData("""{"version":1,"checksum":"00"}""")]
    [InlineData("""{"version":1,"checksum":7}""")]
    [InlineData("""{"version":1,"a":"\ud800","checksum":"00"}""")]
    public async Task A_hint_that_is_torn_or_wrong_is_tried_three_times_and_ignored(string json)
    {
        await PutAsync(json);

        Assert.Null(await ReadAsync());
        Assert.Equal(3, _store.Count(StoreVerb.Read));
    }

    [Theory]
    [InlineData("""{"version":-1}""")]
    [InlineData("""{"version":1000000000000000000}""")]
    [InlineData("""{"version":99999999999999999999}""")]
    [InlineData("""{"version":1.5}""")]
    [InlineData("""{"version":"1"}""")]
    [InlineData("""{"size":1}""")]
    [InlineData("""[1]""")]
    [InlineData("""7""")]
    public async Task A_hint_without_a_version_that_can_be_is_ignored(string json)
    {
        await PutAsync(json);

        Assert.Null(await ReadAsync());
    }

    [Fact]
    public async Task A_hint_above_the_limit_is_ignored()
    {
        await PutAsync($"{{\"version\":1,\"x\":\"{new string('x', 64 << 10)}\"}}");

        Assert.Null(await ReadAsync());
    }

    [Fact]
    public async Task A_hint_too_deep_to_parse_is_ignored()
    {
        await PutAsync($"{{\"version\":1,\"x\":{new string('[', 10_000)}{new string(']', 10_000)}}}");

        Assert.Null(await ReadAsync());
    }

    [Fact]
    public async Task A_hint_that_cannot_be_read_is_ignored()
    {
        FaultTableStore store = new(_store);
        store.Add(StoreVerb.Read, StoreFaultKind.FailBefore);
        await PutAsync("""{"version":1}""");

        Assert.Null(await LastCheckpointHint.ReadAsync(store, LogLimits.Default, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Cancelling_the_read_of_a_hint_is_not_swallowed()
    {
        await PutAsync("""{"version":1}""");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => LastCheckpointHint.ReadAsync(_store, LogLimits.Default, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Every_hint_of_other_engines_is_right()
    {
        string tables = SharedFolder.Require("conformance", "tables");
        int withChecksum = 0;
        foreach (string file in Directory.EnumerateFiles(tables, "_last_checkpoint", SearchOption.AllDirectories))
        {
            string json = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            await PutAsync(json);

            LastCheckpointHint? hint = await ReadAsync();

            Assert.True(hint is not null == json.Length > 0, file);
            withChecksum += json.Contains("\"checksum\"", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.InRange(withChecksum, 60, int.MaxValue);
    }

    private async Task PutAsync(string json) =>
        await _store.PutAsync(HintPath, Encoding.UTF8.GetBytes(json), PutMode.Overwrite, TestContext.Current.CancellationToken);

    private Task<LastCheckpointHint?> ReadAsync() =>
        LastCheckpointHint.ReadAsync(_store, LogLimits.Default, TestContext.Current.CancellationToken);
}
