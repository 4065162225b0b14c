using System.Text.Json.Nodes;
using Repro.Table.Cli.Targets;
using Repro.Table.Cli.Terminal;
using Repro.Table.Errors;
using Repro.Table.Log.Commits;

namespace Repro.Table.Cli.Commits;

/// <summary>A commit as the writing verbs show it.</summary>
internal static class CommitView
{
    /// <summary>Returns the commit in words.</summary>
    public static string ToText(CommitResult commit)
    {
        string removed = commit.RemovedFiles == 0 ? string.Empty : $", {Amount.Of(commit.RemovedFiles, "file")} replaced";
        return $"{Amount.Of(commit.WrittenRows, "row")} as version {commit.Version} "
            + $"({Amount.Of(commit.AddedFiles, "file")}, {Amount.Bytes(commit.WrittenBytes)}{removed})";
    }

    /// <summary>Returns the members that every writing verb has.</summary>
    public static JsonObject ToJson(DeltaTable table, string path, CommitResult commit) => new()
    {
        ["ref"] = SnapshotName.Of(table.Latest.Metadata.Id, commit.Version),
        ["table"] = path,
        ["version"] = commit.Version,
        ["rows"] = commit.WrittenRows,
        ["bytes"] = commit.WrittenBytes,
        ["addedFiles"] = commit.AddedFiles,
        ["removedFiles"] = commit.RemovedFiles,
        ["transactionId"] = commit.TransactionId,
    };

    /// <summary>Waits for what follows a commit. Its failure is a remark: the commit stands.</summary>
    public static async Task FinishAsync(CommitResult commit, Output output)
    {
        try
        {
            await commit.Maintenance.ConfigureAwait(false);
        }
        catch (Exception e) when (e is TableException or IOException or OperationCanceledException)
        {
            output.Note($"note: version {commit.Version} is committed; the work after it failed: {e.Message}");
        }
    }
}
