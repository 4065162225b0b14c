using System.Text;
using CsCheck;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Replay;
using Repro.Table.Log.State;
using Xunit;

namespace Repro.Table.Tests.Log.Replay;

public class ActionRoundTripTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char['\u0000', '\u00ff'], 0, 12],
        Gen.OneOf("", "a", "日本 🎵", "x%20y", "\"\\\n\t\u0001", "{\"numRecords\":3}", "</script>", "'+&"));

    private static readonly Gen<string?> TextOrNull = Text.Select(t => t.Length == 1 ? null : t);

    private static readonly Gen<ValueMap> Map =
        from keys in Text.Array[0, 4]
        from values in TextOrNull.Array[4]
        select ValueMap.Of(keys.Distinct().Select((k, i) => KeyValuePair.Create(k, (string?)values[i])));

    private static readonly Gen<DeletionVectorDescriptor?> Vector =
        from text in Text
        from offset in Gen.Int.Nullable()
        from size in Gen.Int
        from cardinality in Gen.Long
        select text.Length == 1
            ? null
            : new DeletionVectorDescriptor { StorageType = "u", PathOrInlineDv = text, Offset = offset, SizeInBytes = size, Cardinality = cardinality };

    private static readonly Gen<AddFile> Add =
        from path in Text
        from size in Gen.Long[0, long.MaxValue]
        from time in Gen.Long
        from values in Map
        from stats in TextOrNull
        from tags in Map
        from vector in Vector
        from ids in Gen.Long.Nullable().Array[2]
        from provider in TextOrNull
        select new AddFile
        {
            Path = path,
            PartitionValues = values,
            Size = size,
            ModificationTime = time,
            DataChange = false,
            Stats = string.IsNullOrEmpty(stats) ? null : stats,
            Tags = size % 2 == 0 ? tags : null,
            DeletionVector = vector,
            BaseRowId = ids[0],
            DefaultRowCommitVersion = ids[1],
            ClusteringProvider = provider,
        };

    private static readonly Gen<RemoveFile> Remove =
        from path in Text
        from size in Gen.Long[0, long.MaxValue]
        from time in Gen.Long[0, long.MaxValue]
        from values in Map
        from vector in Vector
        from ids in Gen.Long.Nullable().Array[2]
        select new RemoveFile
        {
            Path = path,
            DeletionTimestamp = time,
            DataChange = false,
            ExtendedFileMetadata = true,
            PartitionValues = values,
            Size = size,
            DeletionVector = vector,
            BaseRowId = ids[0],
            DefaultRowCommitVersion = ids[1],
        };

    private static readonly Gen<LogAction> TableAction = Gen.OneOf<LogAction>(
        from app in Text
        from version in Gen.Long
        from updated in Gen.Long.Nullable()
        select (LogAction)new SetTransaction { AppId = app, Version = version, LastUpdated = updated },
        from domain in Text
        from configuration in Text
        from removed in Gen.Bool
        select (LogAction)new DomainMetadata { Domain = domain, Configuration = configuration, Removed = removed },
        from versions in Gen.Int.Array[2]
        from features in Text.Array[0, 3].Array[2]
        select (LogAction)new Protocol
        {
            MinReaderVersion = versions[0],
            MinWriterVersion = versions[1],
            ReaderFeatures = versions[0] % 2 == 0 ? null : [.. features[0]],
            WriterFeatures = versions[1] % 2 == 0 ? null : [.. features[1]],
        },
        from texts in Text.Array[3]
        from optional in TextOrNull.Array[2]
        from maps in Map.Array[2]
        from columns in Text.Array[0, 3]
        from created in Gen.Long.Nullable()
        select (LogAction)new Metadata
        {
            Id = texts[0],
            Name = optional[0],
            Description = optional[1],
            FormatProvider = texts[1],
            FormatOptions = maps[0],
            SchemaString = texts[2],
            PartitionColumns = [.. columns],
            CreatedTime = created,
            Configuration = maps[1],
        });

    private static readonly Gen<CommitInfo> Info =
        from numbers in Gen.Long.Nullable().Array[3]
        from texts in TextOrNull.Array[5]
        from blind in Gen.Bool.Nullable()
        from maps in Map.Array[2]
        select new CommitInfo
        {
            Timestamp = numbers[0],
            InCommitTimestamp = numbers[1],
            ReadVersion = numbers[2],
            Operation = texts[0],
            IsolationLevel = texts[1],
            UserMetadata = texts[2],
            EngineInfo = texts[3],
            TxnId = texts[4],
            IsBlindAppend = blind,
            OperationParameters = maps[0],
            OperationMetrics = maps[1],
        };

    [Fact]
    public void Files_are_read_as_they_were_written() => Gen.Select(Add.Array[0, 6], Remove.Array[0, 6]).Sample((adds, removes) =>
    {
        CommitRun run = TestLog.Parse(ActionWriter.WriteCommit([new CommitInfo(), .. adds, .. removes]).Span);

        AddFile[] readAdds = [.. Rows(run.Adds).Select((at, i) => at.Files.ToAddFile(at.Row, adds[i].PartitionValues.Keys))];
        Assert.Equal(adds, readAdds);
        Assert.Equal(removes, Rows(run.Removes).Select((at, i) => ToRemove(at.Files, at.Row, removes[i])));
    });

    [Fact]
    public void Actions_of_the_table_are_read_as_they_were_written() => Gen.Select(TableAction, Info).Sample((action, info) =>
    {
        CommitActions commit = TestLog.Parse(ActionWriter.WriteCommit([info, action]).Span).Commits[0];

        LogAction read = action switch
        {
            SetTransaction => Assert.Single(commit.Transactions).Value,
            DomainMetadata => Assert.Single(commit.Domains).Value,
            Protocol => commit.Protocol!,
            _ => commit.Metadata!,
        };
        Assert.Equal(action, read);
        Assert.Equal(info, commit.CommitInfo! with { Json = null });
    });

    [Fact]
    public void Equal_actions_are_equal_bytes_and_each_is_a_line() => Gen.Select(Add, TableAction, Info).Sample((add, action, info) =>
    {
        ReadOnlyMemory<byte> bytes = ActionWriter.WriteCommit([info, action, add]);

        Assert.Equal(bytes, ActionWriter.WriteCommit([info with { }, action, add with { }]));
        Assert.Equal(3, bytes.Span.Count((byte)'\n'));
        Assert.Equal((byte)'\n', bytes.Span[^1]);
    });

    [Fact]
    public void A_commit_info_is_kept_word_for_word()
    {
        const string info = """{"operation" : "WRITE","x":[1.50,{"y":null}],"operationParameters":{"a":1e3,"b":{"c":[]},"d":"\u0041"}}""";

        CommitInfo read = TestLog.Parse($"{{\"commitInfo\":{info}}}").Commits[0].CommitInfo!;

        Assert.Equal(info, read.Json);
        Assert.Equal("1e3", read.OperationParameters["a"]);
        Assert.Equal("""{"c":[]}""", read.OperationParameters["b"]);
        Assert.Equal("A", read.OperationParameters["d"]);
    }

    [Theory]
    [InlineData("""{"timestamp":"soon","readVersion":"1","isBlindAppend":"no","operation":7,"operationMetrics":[],"operationParameters":null}""")]
    [InlineData("""{"timestamp":1e99,"readVersion":{},"isBlindAppend":null,"operation":["x"],"txnId":{"a":"b"}}""")]
    public void A_commit_info_of_odd_types_closes_no_table(string info)
    {
        CommitInfo read = TestLog.Parse($"{{\"commitInfo\":{info}}}").Commits[0].CommitInfo!;

        Assert.Null(read.Timestamp);
        Assert.Null(read.ReadVersion);
        Assert.Null(read.IsBlindAppend);
    }

    [Fact]
    public void Of_two_commit_infos_the_first_counts_and_nothing_breaks()
    {
        CommitRun run = TestLog.Parse(
            """
            {"commitInfo":{"operation":"A","x":{}}}
            {"commitInfo":{"operation":"B","y":{}}}
            {"txn":{"appId":"a","version":1}}
            """);

        Assert.Equal("A", run.Commits[0].CommitInfo!.Operation);
        Assert.Single(run.Commits[0].Transactions);
    }

    [Fact]
    public void What_is_not_asked_for_is_not_read()
    {
        CommitRun run = TestLog.Parse(
            ActionWriter.WriteCommit([new CommitInfo { Operation = "A" }, TestLog.Protocol, TestLog.Metadata, TestLog.Add("a"), TestLog.Remove("b")]).Span,
            ActionKinds.CommitInfo);

        Assert.Equal("A", run.Commits[0].CommitInfo!.Operation);
        Assert.Null(run.Commits[0].Protocol);
        Assert.Null(run.Commits[0].Metadata);
        Assert.Equal(0, run.Adds.Count + run.Removes.Count);
    }

    private static IEnumerable<(FileSegment Files, int Row)> Rows(SegmentList list)
    {
        for (int position = 0; position < list.Count; position++)
        {
            (int segment, int row) = list.Locate(position);
            yield return (list.Segments[segment], row);
        }
    }

    private static RemoveFile ToRemove(FileSegment files, int row, RemoveFile like) => like with
    {
        Path = Encoding.UTF8.GetString(files.Keys.Path(row)),
        DeletionTimestamp = files.ModificationTimes[row],
        Size = files.Sizes[row],
        PartitionValues = ValueMap.Of(like.PartitionValues!.Keys.Select(k => KeyValuePair.Create(k, files.PartitionValue(row, k)))),
        DeletionVector = files.Extra(row)?.DeletionVector,
        BaseRowId = files.Extra(row)?.BaseRowId,
        DefaultRowCommitVersion = files.Extra(row)?.DefaultRowCommitVersion,
    };
}
