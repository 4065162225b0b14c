using System.Text;
using Repro.Table.Data.Parquet;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Checkpoints;
using Repro.Table.Log.Replay;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Storage;
using Repro.Table.Storage.Memory;
using Repro.Table.TestKit.Storage;

namespace Repro.Table.Tests.Log;

/// <summary>A log in memory, written file by file, and the rooms that read it.</summary>
internal sealed class TestLog
{
    public TestLog(TimeProvider? time = null)
    {
        Store = new RecordingTableStore(new MemoryTableStore(time));
        CheckpointReader checkpoints = new(Store, new ParquetNetEngine());
        Loader = new SnapshotLoader(Store, checkpoints, LogLimits.Default);
        Tombstones = new TombstoneReader(Store, checkpoints, LogLimits.Default);
    }

    /// <summary>Gets a protocol that allows all that histories here hold.</summary>
    public static Protocol Protocol { get; } = new() { MinReaderVersion = 1, MinWriterVersion = 2 };

    /// <summary>Gets the metadata of a table of ids by region.</summary>
    public static Metadata Metadata { get; } = new()
    {
        Id = "5fba94ed-9794-4965-ba6e-6ee3c0d22af9",
        SchemaString =
            """{"type":"struct","fields":[{"name":"id","type":"long","nullable":true,"metadata":{}},{"name":"region","type":"string","nullable":true,"metadata":{}}]}""",
        PartitionColumns = ["region"],
    };

    public RecordingTableStore Store { get; }

    public SnapshotLoader Loader { get; }

    public TombstoneReader Tombstones { get; }

    public static AddFile Add(string path) => new() { Path = path, Size = 10, ModificationTime = 20 };

    public static RemoveFile Remove(string path) => new() { Path = path, DeletionTimestamp = 30 };

    /// <summary>Writes protocol and metadata, with other actions, as version 0.</summary>
    public Task CreateAsync(params LogAction[] actions) => WriteAsync(0, [Protocol, Metadata, .. actions]);

    public Task WriteAsync(long version, params LogAction[] actions) =>
        WriteAsync(version, ActionWriter.WriteCommit(actions));

    public Task WriteAsync(long version, string content) => WriteAsync(version, Encoding.UTF8.GetBytes(content));

    public Task WriteAsync(long version, ReadOnlyMemory<byte> content) => PutAsync(LogPath.CommitName(version), content);

    /// <summary>Puts any file into the log.</summary>
    public async Task PutAsync(string name, ReadOnlyMemory<byte> content) =>
        await Store.PutAsync(TablePath.LogDirectory.Child(name), content, PutMode.Overwrite);

    public async Task DeleteAsync(string name) => await Store.DeleteAsync(TablePath.LogDirectory.Child(name));

    public Task DeleteCommitAsync(long version) => DeleteAsync(LogPath.CommitName(version));

    /// <summary>Writes the checkpoint of a version, with all its tombstones, but no hint.</summary>
    public async Task<WrittenCheckpoint> WriteCheckpointAsync(long version)
    {
        SnapshotState state = await Loader.LoadVersionAsync(version, CancellationToken.None);
        LogSegment segment = await Loader.FindSegmentAsync(version, CancellationToken.None);
        SegmentList tombstones = await Tombstones.ReadAsync(segment, since: 0, CancellationToken.None);
        CheckpointWriter writer = new(Store, new ParquetNetEngine());
        return await writer.WriteAsync(state, tombstones, new CheckpointOptions(), CancellationToken.None);
    }

    public Task<SnapshotState> LoadAsync() => Loader.LoadLatestAsync(new SnapshotRefresh(), CancellationToken.None);

    public Task<SnapshotState> LoadAsync(long version) => Loader.LoadVersionAsync(version, CancellationToken.None);

    /// <summary>Reads commits into one run.</summary>
    public async Task<CommitRun> ReadRunAsync(long first, long last)
    {
        CommitRun.Builder run = new(ActionKinds.State | ActionKinds.CommitInfo);
        for (long version = first; version <= last; version++)
        {
            TablePath path = LogPath.CommitPath(version);
            using StoreObject? content = await Store.ReadAsync(path, long.MaxValue);
            run.Read(version, path.Value, content!.Content.Span, LogLimits.Default); // the caller wrote it
        }

        return run.Build();
    }

    /// <summary>Parses a commit from text, as version 1.</summary>
    public static CommitRun Parse(string content, ActionKinds kinds = ActionKinds.State | ActionKinds.CommitInfo | ActionKinds.RemoveDetails) =>
        Parse(Encoding.UTF8.GetBytes(content), kinds);

    public static CommitRun Parse(
        ReadOnlySpan<byte> content, ActionKinds kinds = ActionKinds.State | ActionKinds.CommitInfo | ActionKinds.RemoveDetails)
    {
        CommitRun.Builder run = new(kinds);
        run.Read(1, LogPath.CommitPath(1).Value, content, LogLimits.Default);
        return run.Build();
    }
}
