using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Repro.Table.Data.Parquet;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Checkpoints;
using Repro.Table.Log.Replay;
using Repro.Table.Log.Retention;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Operations.Vacuum;
using Repro.Table.Storage;
using Repro.Table.Storage.Memory;
using Xunit;

namespace Repro.Table.Tests.Operations.Vacuum;

/// <summary>A table with a log written by hand, so that a test says each path and each time itself.</summary>
/// <remarks>In memory the time of a file is that of <see cref="Clock"/> when it is put.</remarks>
internal sealed class VacuumTable
{
    /// <summary>The protocol of a table that has deletion vectors.</summary>
    public const string VectorProtocol =
        """{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["deletionVectors"],"writerFeatures":"""
        + """["deletionVectors"]}""";

    private readonly CheckpointReader _checkpoints;
    private readonly TombstoneReader _tombstones;
    private long _next;

    public VacuumTable(Func<ITableStore, ITableStore>? wrap = null)
        : this(new FakeTimeProvider(Start), wrap)
    {
    }

    public VacuumTable(ITableStore store)
        : this(store, new FakeTimeProvider(Start))
    {
    }

    private VacuumTable(FakeTimeProvider clock, Func<ITableStore, ITableStore>? wrap)
        : this((wrap ?? (store => store))(new MemoryTableStore(clock)), clock)
    {
    }

    private VacuumTable(ITableStore store, FakeTimeProvider clock)
    {
        Clock = clock;
        Store = store;
        _checkpoints = new CheckpointReader(store, new ParquetNetEngine());
        _tombstones = new TombstoneReader(store, _checkpoints, LogLimits.Default);
        Loader = new SnapshotLoader(store, _checkpoints, LogLimits.Default);
    }

    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TimeSpan Week { get; } = TimeSpan.FromDays(7);

    public FakeTimeProvider Clock { get; }

    public ITableStore Store { get; }

    public SnapshotLoader Loader { get; }

    public IRetainedVersions Retained { get; set; } = new NoRetainedVersions();

    private VacuumOperation Operation => new(Store, Loader, _tombstones, Retained, Clock);

    public static string Add(string path, string? vector = null) =>
        $"{{\"add\":{{\"path\":{Text(path)},\"partitionValues\":{{}},\"size\":10,\"modificationTime\":1,"
        + $"\"dataChange\":true{vector}}}}}";

    public static string RemoveAt(string path, DateTimeOffset? time, string? vector = null)
    {
        string timestamp = time is { } removed
            ? string.Create(CultureInfo.InvariantCulture, $",\"deletionTimestamp\":{removed.ToUnixTimeMilliseconds()}")
            : "";
        return $$$"""{"remove":{"path":{{{Text(path)}}},"dataChange":true{{{timestamp}}}{{{vector}}}}}""";
    }

    /// <summary>Returns the member of an add or remove that gives its deletion vector.</summary>
    public static string Vector(string storageType, string text) =>
        $",\"deletionVector\":{{\"storageType\":\"{storageType}\",\"pathOrInlineDv\":{Text(text)},"
        + "\"offset\":1,\"sizeInBytes\":44,\"cardinality\":6}";

    public string Remove(string path, string? vector = null) => RemoveAt(path, Clock.GetUtcNow(), vector);

    /// <summary>Commits protocol and metadata.</summary>
    public Task CreateAsync(
        string[]? partitionColumns = null, string? protocol = null, params (string Name, string Value)[] properties)
    {
        string[] partitions = partitionColumns ?? [];
        string fields = string.Join(',', partitions.Append("id").Select(
            name => $$$"""{"name":{{{Text(name)}}},"type":"string","nullable":true,"metadata":{}}"""));
        string configuration = JsonSerializer.Serialize(properties.ToDictionary(p => p.Name, p => p.Value));
        string schema = $$$"""{"type":"struct","fields":[{{{fields}}}]}""";
        string metadata = """{"id":"t","format":{"provider":"parquet","options":{}},"schemaString":"""
            + $"{Text(schema)},\"partitionColumns\":{JsonSerializer.Serialize(partitions)},"
            + $"\"configuration\":{configuration}}}";
        return CommitAsync(
            $$$"""{"protocol":{{{protocol ?? """{"minReaderVersion":1,"minWriterVersion":2}"""}}}}""",
            $$$"""{"metaData":{{{metadata}}}}""");
    }

    public async Task CommitAsync(params string[] lines) => await PutAsync(
        LogPath.CommitPath(_next++).Value, string.Join('\n', lines.Prepend("""{"commitInfo":{"operation":"TEST"}}""")));

    /// <summary>Puts data files and commits them.</summary>
    public async Task AppendAsync(params string[] paths)
    {
        await PutAllAsync(paths);
        await CommitAsync([.. paths.Select(path => Add(ActionPath.Encode(path)))]);
    }

    public async Task PutAllAsync(params string[] paths)
    {
        foreach (string path in paths)
        {
            await PutAsync(path, "0123456789");
        }
    }

    public async Task PutAsync(string path, string content) =>
        await Store.PutAsync(TablePath.Parse(path), Encoding.UTF8.GetBytes(content), PutMode.Overwrite);

    public async Task CheckpointAsync(TimeSpan retention)
    {
        SnapshotState state = await LatestAsync();
        LogSegment segment = await Loader.FindSegmentAsync(state.Version, default);
        long since = (Clock.GetUtcNow() - retention).ToUnixTimeMilliseconds();
        SegmentList removed = await _tombstones.ReadAsync(segment, since, default);
        WrittenCheckpoint written = await new CheckpointWriter(Store, new ParquetNetEngine())
            .WriteAsync(state, removed, new CheckpointOptions(), default);
        await written.ToHint().WriteAsync(Store, default);
    }

    public Task<SnapshotState> LatestAsync() => Loader.LoadLatestAsync(new SnapshotRefresh(), default);

    public async Task<VacuumPlan> PlanAsync(VacuumOptions? options = null) =>
        await Operation.PlanAsync(
            await LatestAsync(), options ?? new VacuumOptions(), TestContext.Current.CancellationToken);

    public Task<VacuumResult> RunAsync(VacuumPlan plan, IProgress<VacuumProgress>? progress = null) =>
        RunUntilAsync(plan, progress, TestContext.Current.CancellationToken);

    public async Task<VacuumResult> RunUntilAsync(
        VacuumPlan plan, IProgress<VacuumProgress>? progress, CancellationToken stop) =>
        await Operation.RunAsync(plan, await LatestAsync(), progress, stop);

    /// <summary>Lists the objects outside the log, in order.</summary>
    public async Task<string[]> FilesAsync()
    {
        List<string> files = [];
        await foreach (StoreEntry entry in Store.ListTreeAsync(default))
        {
            if (!entry.Path.IsBelow(TablePath.LogDirectory))
            {
                files.Add(entry.Path.Value);
            }
        }

        files.Sort(Utf8Order.Comparer);
        return [.. files];
    }

    private static string Text(string text) => JsonSerializer.Serialize(text);
}
