using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Commits;
using Repro.Table.Log.State;
using Repro.Table.Tests.Log.Checkpoints;
using Xunit;

namespace Repro.Table.Tests.Log.Commits;

/// <summary>The outcome matrix of two commits, a cell a case.</summary>
public class ConflictCheckerTests
{
    private static readonly SnapshotState Read = CheckpointStates.Of(TestLog.Add("a"), TestLog.Add("b"));

    private static readonly Dictionary<string, StagedTransaction> Ours = new()
    {
        ["blind append"] = Staged(ReadSet.Nothing, TestLog.Add("new")),
        ["append with a transaction"] = Staged(
            ReadSet.Nothing with { ApplicationIds = ["app"] }, new SetTransaction { AppId = "app", Version = 2 }, TestLog.Add("new")),
        ["overwrite"] = Staged(ReadSet.WholeTable, TestLog.Remove("a"), TestLog.Remove("b"), TestLog.Add("new")),
        ["delete of a file"] = Staged(ReadSet.Nothing, TestLog.Remove("%61")),
        ["metadata"] = Staged(ReadSet.Nothing, TestLog.Metadata),
        ["protocol"] = Staged(ReadSet.Nothing, TestLog.Protocol),
        ["domain"] = Staged(ReadSet.Nothing, Domain("d")),
        ["record of a vacuum"] = Staged(ReadSet.Nothing),
    };

    private static readonly Dictionary<string, LogAction[]> Theirs = new()
    {
        ["append"] = [TestLog.Add("x")],
        ["remove of a"] = [TestLog.Remove("a")],
        ["remove of a with a vector"] = [TestLog.Remove("a") with { DeletionVector = Vector }],
        ["remove of z"] = [TestLog.Remove("z")],
        ["compaction of b"] = [TestLog.Remove("b") with { DataChange = false }, TestLog.Add("bb") with { DataChange = false }],
        ["metadata"] = [TestLog.Metadata],
        ["same application"] = [new SetTransaction { AppId = "app", Version = 1 }],
        ["other application"] = [new SetTransaction { AppId = "other", Version = 1 }],
        ["same domain"] = [Domain("d")],
        ["other domain"] = [Domain("e")],
        ["harmless feature"] = [Features("appendOnly", "invariants", "domainMetadata")],
        ["binding feature"] = [Features("appendOnly", "invariants", "checkConstraints")],
        ["feature gone"] = [Features("appendOnly")],
        ["record of a vacuum"] = [],
    };

    public static TheoryData<string, string, ConflictKind?> Cells
    {
        get
        {
            TheoryData<string, string, ConflictKind?> cells = [];
            foreach (string ours in Ours.Keys)
            {
                foreach (string theirs in Theirs.Keys)
                {
                    cells.Add(ours, theirs, Expected(ours, theirs));
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_winner_conflicts_or_not_as_the_matrix_says(string ours, string theirs, ConflictKind? expected)
    {
        WinningCommit winner = new(TestLog.Parse(
            ActionWriter.WriteCommit([new CommitInfo { Operation = "THEIRS" }, .. Theirs[theirs]]).Span, ActionKinds.State | ActionKinds.CommitInfo));

        if (expected is null)
        {
            ConflictChecker.Check(Ours[ours], winner, "memory:");
            return;
        }

        CommitConflictException exception = Assert.Throws<CommitConflictException>(() => ConflictChecker.Check(Ours[ours], winner, "memory:"));
        Assert.Equal((expected.Value, 1L, "THEIRS"), (exception.Kind, exception.WinningVersion, exception.WinningOperation ?? ""));
    }

    [Fact]
    public void Every_kind_of_conflict_has_a_message_with_a_next_step()
    {
        foreach (ConflictKind kind in Enum.GetValues<ConflictKind>())
        {
            Assert.EndsWith(".", Throw.CommitConflict(kind, 3, null, "memory:").Message, StringComparison.Ordinal);
        }
    }

    private static DeletionVectorDescriptor Vector =>
        new() { StorageType = "u", PathOrInlineDv = "v", SizeInBytes = 1, Cardinality = 1 };

    private static ConflictKind? Expected(string ours, string theirs) => (ours, theirs) switch
    {
        ("record of a vacuum", _) => null,
        ("protocol", "harmless feature" or "binding feature" or "feature gone") => ConflictKind.ProtocolChanged,
        (_, "binding feature" or "feature gone") => ConflictKind.ProtocolChanged,
        (_, "metadata") => ConflictKind.MetadataChanged,
        ("domain", "same domain") => ConflictKind.ConcurrentDomainMetadata,
        ("append with a transaction", "same application") => ConflictKind.ConcurrentTransaction,
        ("overwrite", "append") => ConflictKind.ConcurrentAppend,
        ("overwrite", "remove of a" or "remove of a with a vector" or "remove of z" or "compaction of b") => ConflictKind.ConcurrentDeleteRead,
        ("delete of a file", "remove of a" or "remove of a with a vector") => ConflictKind.ConcurrentDeleteDelete,
        _ => null,
    };

    private static StagedTransaction Staged(ReadSet read, params LogAction[] actions) => new()
    {
        Read = Read,
        ReadAt = default,
        ReadSet = read,
        TransactionId = "ours",
        Operation = "OURS",
        Actions = [.. actions],
    };

    private static DomainMetadata Domain(string name) => new() { Domain = name, Configuration = "{}", Removed = false };

    private static Protocol Features(params string[] names) =>
        new() { MinReaderVersion = 1, MinWriterVersion = 7, WriterFeatures = [.. names] };
}
