using System.Text;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Replay;
using Repro.Table.Log.State;
using Xunit;

namespace Repro.Table.Tests.Log.Replay;

/// <summary>Logs as an attacker, a crash or a careless program leaves them.</summary>
public class HostileLogTests
{
    private const string CommitOne = "_delta_log/00000000000000000001.json";
    private const string Info = """{"commitInfo":{"operation":"WRITE"}}""";
    private const string AddA = """{"add":{"path":"a","partitionValues":{},"size":1,"modificationTime":2,"dataChange":true}}""";
    private const string RemoveA = """{"remove":{"path":"%61","dataChange":true}}""";

    public static TheoryData<string, string, int?> Corrupt => new()
    {
        { "empty", "", null },
        { "only blank lines", "\n \n\r\n", null },
        { "cut inside a line", Info + "\n" + AddA[..^20], 2 },
        { "no JSON", Info + "\n\nnot json", 3 },
        { "no object", "[]", 1 },
        { "something behind the object", AddA + " {}", 1 },
        { "a lone surrogate in a known text", AddA.Replace("\"a\"", "\"\\ud800\"", StringComparison.Ordinal), 1 },
        { "a lone surrogate in statistics", AddA.Replace("\"size\"", "\"stats\":\"\\udc00\",\"size\"", StringComparison.Ordinal), 1 },
        { "a member twice", AddA.Replace("\"size\":1", "\"size\":1,\"size\":1", StringComparison.Ordinal), 1 },
        { "a member twice, once escaped", AddA.Replace("\"size\":1", "\"size\":1,\"s\\u0069ze\":1", StringComparison.Ordinal), 1 },
        { "a partition column twice", AddA.Replace("{},", "{\"c\":\"1\",\"c\":\"2\"},", StringComparison.Ordinal), 1 },
        { "a property twice", """{"metaData":{"id":"i","schemaString":"{}","configuration":{"a":"1","a":"2"}}}""", 1 },
        { "one action twice in a line", """{"txn":{"appId":"a","version":1},"txn":{"appId":"b","version":1}}""", 1 },
        { "two known actions in a line", AddA[..^1] + "," + RemoveA[1..], 1 },
        { "a known action that is read and one that is not", AddA[..^1] + ""","cdc":{"path":"x"}}""", 1 },
        { "an action that is no object", """{"add":"a"}""", 1 },
        { "size -1", Size("-1"), 1 },
        { "size 1.5", Size("1.5"), 1 },
        { "size 1e400", Size("1e400"), 1 },
        { "size 2^63", Size("9223372036854775808"), 1 },
        { "size text", Size("\"1\""), 1 },
        { "size null", Size("null"), 1 },
        { "no path", """{"add":{"partitionValues":{},"size":1,"modificationTime":2,"dataChange":true}}""", 1 },
        { "no partition values", """{"add":{"path":"a","size":1,"modificationTime":2,"dataChange":true}}""", 1 },
        { "path null", AddA.Replace("\"a\"", "null", StringComparison.Ordinal), 1 },
        { "data change of text", AddA.Replace("true", "\"true\"", StringComparison.Ordinal), 1 },
        { "no path in a remove", """{"remove":{"dataChange":true}}""", 1 },
        { "a deletion vector without its size", AddA.Replace("\"size\"", """ "deletionVector":{"storageType":"u","pathOrInlineDv":"x","cardinality":1},"size" """, StringComparison.Ordinal), 1 },
        { "two metaData", Meta + "\n" + Meta, 2 },
        { "two protocol", Proto + "\n" + Proto, 2 },
        { "one application twice", """
            {"txn":{"appId":"a","version":1}}
            {"txn":{"appId":"a","version":2}}
            """, 2 },
        { "one domain twice", """
            {"domainMetadata":{"domain":"a","configuration":"","removed":false}}
            {"domainMetadata":{"domain":"a","configuration":"","removed":true}}
            """, 2 },
        { "one file added twice", AddA + "\n" + AddA.Replace("\"a\"", "\"%61\"", StringComparison.Ordinal), null },
        { "one file added and removed", AddA + "\n" + RemoveA, null },
        { "one file removed and added", RemoveA + "\n" + AddA, null },
        { "reader version 3 without features", """{"protocol":{"minReaderVersion":3,"minWriterVersion":7,"writerFeatures":[]}}""", null },
        { "a feature that is null", """{"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":[null],"writerFeatures":[]}}""", 1 },
        { "a schema that is no schema", """{"metaData":{"id":"i","schemaString":"{","partitionColumns":[]}}""", null },
    };

    public static TheoryData<string, string> Harmless => new()
    {
        { "no last newline", Info + "\n" + AddA },
        { "carriage returns and blank lines", "\r\n" + Info + "\r\n\r\n \t\r\n" + AddA + "\r\n" },
        { "an unknown action", """{"hello":{"add":{"path":1}}}""" + "\n" + AddA },
        { "an unknown member beside the action", """{"x":[{}],""" + AddA[1..] },
        { "unknown members inside", AddA.Replace("\"size\"", "\"new\":{\"path\":[\"b\"]},\"size\"", StringComparison.Ordinal) },
        { "actions that are null", """{"remove":null,"txn":null,""" + AddA[1..] },
        { "optional members that are null", AddA.Replace("\"size\"", "\"stats\":null,\"tags\":null,\"deletionVector\":null,\"baseRowId\":null,\"size\"", StringComparison.Ordinal) },
        { "partition values null", AddA.Replace("{}", "null", StringComparison.Ordinal) },
        { "names written with escapes", AddA.Replace("\"add\"", "\"\\u0061dd\"", StringComparison.Ordinal).Replace("\"path\"", "\"p\\u0061th\"", StringComparison.Ordinal) },
    };

    private static string Meta => """{"metaData":{"id":"i","schemaString":"{\"type\":\"struct\",\"fields\":[]}","partitionColumns":[]}}""";

    private static string Proto => """{"protocol":{"minReaderVersion":1,"minWriterVersion":2}}""";

    [Theory]
    [Trait("MP", "15")]
    [MemberData(nameof(Corrupt))]
    public async Task A_bad_commit_is_refused_with_its_file_and_line(string name, string content, int? line)
    {
        TestLog log = new();
        await log.CreateAsync();
        SnapshotState before = await log.LoadAsync();
        await log.WriteAsync(1, content);

        LogCorruptException cold = await Assert.ThrowsAsync<LogCorruptException>(() => log.LoadAsync());
        LogCorruptException warm = await Assert.ThrowsAsync<LogCorruptException>(
            () => log.Loader.AdvanceAsync(before, new SnapshotRefresh(), TestContext.Current.CancellationToken));

        Assert.Equal((CommitOne, line), (cold.Path, cold.LineNumber));
        Assert.Equal((CommitOne, line, cold.Reason), (warm.Path, warm.LineNumber, warm.Reason));
        Assert.Equal(StateView.Of(before), StateView.Of(await log.LoadAsync(0)));
        Assert.NotEmpty(name);
    }

    [Theory]
    [Trait("MP", "14")]
    [MemberData(nameof(Harmless))]
    public async Task What_another_program_may_write_opens(string name, string content)
    {
        TestLog log = new();
        await log.CreateAsync();
        await log.WriteAsync(1, content);

        AddFile file = Assert.Single(StateView.Of(await log.LoadAsync()).Files);

        Assert.Equal(("a", 1), (file.Path, file.Size));
        Assert.NotEmpty(name);
    }

    [Fact]
    public async Task Invalid_UTF_8_is_refused_with_its_line()
    {
        TestLog log = new();
        await log.CreateAsync();
        await log.WriteAsync(1, new ReadOnlyMemory<byte>([.. Encoding.UTF8.GetBytes(Info + "\n{\"x\":\""), 0xC3, 0x28, .. "\"}"u8]));

        LogCorruptException exception = await Assert.ThrowsAsync<LogCorruptException>(() => log.LoadAsync());

        Assert.Equal(2, exception.LineNumber);
    }

    [Theory]
    [InlineData("[", "]", false)]
    [InlineData("{\"x\":", "}", false)]
    [InlineData("[", "]", true)]
    [InlineData("{\"x\":", "}", true)]
    [InlineData("[ {\"x\" : ", "}]", true)]
    public void Depth_without_end_passes_a_limit_and_not_the_stack(string open, string close, bool isKnown)
    {
        string deep = string.Concat(Enumerable.Repeat(open, 100_000)) + "1" + string.Concat(Enumerable.Repeat(close, 100_000));
        string line = isKnown ? $"{{\"commitInfo\":{{\"operationParameters\":{{\"a\":{deep}}}}}}}" : $"{{\"new\":{deep}}}";

        LimitExceededException exception = Assert.Throws<LimitExceededException>(() => TestLog.Parse(Info + "\n" + line));

        Assert.Equal(nameof(LogLimits.MaxJsonDepth), exception.Limit);
        Assert.Contains("line 2", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"x\":")]
    public void Depth_up_to_the_limit_is_read_and_bad_JSON_down_there_is_no_question_of_depth(string open)
    {
        string Nested(int levels, string inside, string close) =>
            $"{{\"new\":{string.Concat(Enumerable.Repeat(open, levels))}{inside}{string.Concat(Enumerable.Repeat(close, levels))}}}";

        string close = open == "[" ? "]" : "}";
        Assert.Empty(TestLog.Parse(Nested(LogLimits.MaxJsonDepth - 1, "1", close)).Commits[0].Transactions);
        Assert.Throws<LimitExceededException>(() => TestLog.Parse(Nested(LogLimits.MaxJsonDepth, "1", close)));
        Assert.Throws<LogCorruptException>(() => TestLog.Parse(Nested(LogLimits.MaxJsonDepth - 1, "?", close)));
    }

    [Fact]
    public async Task A_line_longer_than_the_limit_is_refused_before_it_is_parsed()
    {
        LogLimits limits = new() { MaxLineLength = 100 };
        CommitRun.Builder run = new(ActionKinds.State);

        LimitExceededException exception = Assert.Throws<LimitExceededException>(
            () => run.Read(1, CommitOne, Encoding.UTF8.GetBytes("{}\n{" + new string(' ', 200) + "}"), limits));

        Assert.Equal((nameof(LogLimits.MaxLineLength), 202), (exception.Limit, exception.Value));
        await Task.CompletedTask;
    }

    [Fact]
    public void A_million_blank_lines_cost_no_memory()
    {
        byte[] content = Encoding.UTF8.GetBytes(new string('\n', 1_000_000) + AddA);
        TestLog.Parse(AddA);

        long before = GC.GetAllocatedBytesForCurrentThread();
        CommitRun run = TestLog.Parse(content.AsSpan());
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(1, run.Adds.Count);
        Assert.InRange(allocated, 0, 64 << 10);
    }

    [Fact]
    public void A_hundred_thousand_keys_of_a_map_and_columns_of_a_partition_take_a_moment()
    {
        string pairs = string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"key {i}\":\"{i}\""));

        CommitRun run = TestLog.Parse(
            $"{{\"add\":{{\"path\":\"a\",\"size\":1,\"partitionValues\":{{{pairs}}},\"tags\":{{{pairs}}}}}}}\n"
            + $"{{\"add\":{{\"path\":\"b\",\"size\":1,\"partitionValues\":{{{pairs}}}}}}}");

        Assert.Equal("99999", run.Adds.Segments[0].PartitionValue(1, "key 99999"));
        Assert.Equal(100_000, run.Adds.Segments[0].Extra(0)!.Tags!.Count);
    }

    [Fact]
    public async Task Reader_versions_of_any_size_are_read_and_refused_as_features()
    {
        TestLog log = new();
        await log.WriteAsync(0, TestLog.Metadata);
        await log.WriteAsync(1, """{"protocol":{"minReaderVersion":2147483648,"minWriterVersion":99999999999}}""");

        SnapshotState state = await log.LoadAsync();

        UnsupportedFeatureException exception = Assert.Throws<UnsupportedFeatureException>(
            () => FeatureSupport.CheckRead(state.Protocol, "memory:", state.Version));
        Assert.Contains("minReaderVersion", Assert.Single(exception.Features), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_log_without_protocol_or_without_metadata_is_refused(bool hasProtocol)
    {
        TestLog log = new();
        await log.WriteAsync(0, hasProtocol ? TestLog.Protocol : TestLog.Metadata, TestLog.Add("a"));

        LogCorruptException exception = await Assert.ThrowsAsync<LogCorruptException>(() => log.LoadAsync());

        Assert.Contains(hasProtocol ? "metadata" : "protocol", exception.Reason, StringComparison.Ordinal);
    }

    private static string Size(string size) => AddA.Replace("\"size\":1", $"\"size\":{size}", StringComparison.Ordinal);
}
