using CsCheck;
using Repro.Table.Log.Actions;

namespace Repro.Table.Tests.Log.Replay;

/// <summary>Random histories of a table: valid commits, each a list of actions.</summary>
internal static class HistoryGen
{
    // Two spellings of each name; the decoded path is what identifies.
    private static readonly string[][] Spellings =
    [
        ["a", "%61"], ["b%20c", "b%20%63"], ["d/e", "d%2Fe"], ["file:/x/f", "file:///x/f"], ["g", "g"], ["é", "%C3%A9"],
    ];

    private static readonly DeletionVectorDescriptor?[] Vectors = [null, Vector(null), Vector(1), Vector(40)];

    private static readonly string?[] Statistics = [null, "{}", "{\"numRecords\":3}", "{\"numRecords\":4,\"minValues\":{\"é\":\"\\\"\"}}"];

    private static readonly string?[] Regions = [null, "north", "süd"];

    private static readonly Protocol[] Protocols =
    [
        TestLog.Protocol,
        new() { MinReaderVersion = 1, MinWriterVersion = 7, WriterFeatures = ["appendOnly", "invariants", "domainMetadata"] },
        new() { MinReaderVersion = 3, MinWriterVersion = 7, ReaderFeatures = ["deletionVectors"], WriterFeatures = ["deletionVectors"] },
    ];

    private static readonly Gen<LogAction> FileAction =
        from spellings in Gen.OneOf(Spellings)
        from spelling in Gen.Int[0, 1]
        from vector in Gen.OneOf(Vectors)
        from isAdd in Gen.Int[0, 4]
        from size in Gen.Long[0, 1000]
        from statistics in Gen.OneOf(Statistics)
        from region in Gen.OneOf(Regions)
        from rowId in Gen.Long[0, 3].Nullable()
        select isAdd > 1
            ? (LogAction)new AddFile
            {
                Path = spellings[spelling],
                Size = size,
                ModificationTime = size + 1,
                PartitionValues = ValueMap.Of([KeyValuePair.Create("region", (string?)region)]),
                Stats = statistics,
                DeletionVector = vector,
                BaseRowId = rowId,
                Tags = rowId == 1 ? ValueMap.Of([KeyValuePair.Create("k", (string?)region)]) : null,
            }
            : new RemoveFile { Path = spellings[spelling], DeletionVector = vector, DeletionTimestamp = size, Size = size };

    private static readonly Gen<LogAction> TableAction = Gen.OneOf<LogAction>(
        from app in Gen.Int[0, 2]
        from version in Gen.Long[0, 9]
        select (LogAction)new SetTransaction { AppId = $"app {app}", Version = version, LastUpdated = version * 7 },
        from domain in Gen.Int[0, 2]
        from removed in Gen.Bool
        select (LogAction)new DomainMetadata { Domain = $"d{domain}", Configuration = $"{{{domain}}}", Removed = removed },
        from description in Gen.Int[0, 3]
        from isTimed in Gen.Bool
        select (LogAction)(TestLog.Metadata with
        {
            Description = $"number {description}",
            Configuration = isTimed ? ValueMap.Of([KeyValuePair.Create("delta.enableInCommitTimestamps", (string?)"true")]) : ValueMap.Empty,
        }),
        from protocol in Gen.OneOf(Protocols)
        select (LogAction)protocol);

    /// <summary>Returns histories of up to so many versions after version 0, which has protocol and metadata.</summary>
    public static Gen<List<List<LogAction>>> Of(int maxVersions, int maxFileActions) =>
        from files in FileAction.Array[0, maxFileActions].Array[1, maxVersions]
        from tables in Gen.Frequency((3, Gen.Const<LogAction[]>([])), (1, TableAction.Array[1, 3])).Array[files.Length]
        select files.Select((actions, version) => Commit(version, [.. tables[version], .. actions])).ToList();

    /// <summary>Returns the identity of what an action is about; at most one action of a commit has it.</summary>
    public static string KeyOf(LogAction action) => action switch
    {
        AddFile add => KeyOf(add.Path, add.DeletionVector),
        RemoveFile remove => KeyOf(remove.Path, remove.DeletionVector),
        SetTransaction transaction => $"txn {transaction.AppId}",
        DomainMetadata domain => $"domain {domain.Domain}",
        _ => action.GetType().Name,
    };

    private static string KeyOf(string path, DeletionVectorDescriptor? vector) =>
        $"{Uri.UnescapeDataString(path).Replace("file://", "file:", StringComparison.Ordinal).Replace("file:", "", StringComparison.Ordinal)}|{vector?.UniqueId}";

    private static List<LogAction> Commit(int version, LogAction[] actions)
    {
        CommitInfo info = new() { Timestamp = 1000 + version, InCommitTimestamp = 5000 + version, Operation = "TEST", TxnId = $"{version}" };
        LogAction[] first = version == 0 ? [TestLog.Protocol, TestLog.Metadata] : [];
        return [info, .. first.Concat(actions).DistinctBy(KeyOf)];
    }

    private static DeletionVectorDescriptor Vector(int? offset) =>
        new() { StorageType = "u", PathOrInlineDv = "ab^-aqEH.-t@S}K{vb[*k^", Offset = offset, SizeInBytes = 3, Cardinality = 2 };
}
