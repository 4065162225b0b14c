using System.Globalization;
using System.Text;
using Repro.Table.Data.Parquet;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Checkpoints;
using Repro.Table.Log.Replay;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Schemas;
using Repro.Table.Storage;
using Repro.Table.Storage.Memory;

namespace Repro.Table.Benchmarks.Fixtures;

/// <summary>A log without data files, in memory, the same for the same seed.</summary>
/// <remarks>Columns are <c>c0</c>, <c>c1</c>... of type long. Of file n, <c>c0</c> runs from 1000 n to 1000 n + 999.</remarks>
internal sealed class SeededLog(int columnCount)
{
    private const int Seed = 1;
    private const long Start2024 = 1_704_067_200_000;

    private readonly Random _random = new(Seed);
    private int _fileCount;

    /// <summary>Gets where the log lies.</summary>
    public MemoryTableStore Store { get; } = new();

    /// <summary>Gets the newest version; -1 before the first commit.</summary>
    public long Version { get; private set; } = -1;

    /// <summary>Commits files; the first commit creates the table.</summary>
    public async Task CommitAsync(int fileCount)
    {
        Version++;
        IEnumerable<LogAction> head = Version == 0 ? [Protocol, Metadata()] : [];
        ReadOnlyMemory<byte> commit = ActionWriter.WriteCommit([.. head, .. Enumerable.Range(0, fileCount).Select(_ => NextFile())]);
        await Store.PutAsync(LogPath.CommitPath(Version), commit, PutMode.CreateOnly);
    }

    /// <summary>Writes a checkpoint of the newest version and the hint to it.</summary>
    public async Task CheckpointAsync()
    {
        SnapshotState state = await LoadAsync();
        ParquetNetEngine parquet = new();
        WrittenCheckpoint written = await new CheckpointWriter(Store, parquet)
            .WriteAsync(state, tombstones: null, new CheckpointOptions { Codec = "snappy" }, CancellationToken.None);
        await written.ToHint().WriteAsync(Store, CancellationToken.None);
    }

    /// <summary>Loads the newest state.</summary>
    public Task<SnapshotState> LoadAsync()
    {
        SnapshotLoader loader = new(Store, new CheckpointReader(Store, new ParquetNetEngine()), LogLimits.Default);
        return loader.LoadLatestAsync(new SnapshotRefresh(), CancellationToken.None);
    }

    private static Protocol Protocol => new() { MinReaderVersion = 1, MinWriterVersion = 2 };

    private Metadata Metadata() => new()
    {
        Id = "00000000-0000-0000-0000-000000000001",
        SchemaString = SchemaJson.Write(new StructType
        {
            Fields = [.. Enumerable.Range(0, columnCount).Select(i => new StructField { Name = Column(i), Type = DataType.Long })],
        }),
        Configuration = ValueMap.Of([KeyValuePair.Create("delta.checkpointInterval", (string?)"1000000000")]),
        CreatedTime = Start2024,
    };

    private AddFile NextFile()
    {
        int number = _fileCount++;
        return new AddFile
        {
            Path = string.Create(CultureInfo.InvariantCulture, $"part-{number:D8}-{_random.NextInt64():x16}{_random.NextInt64():x16}-c000.parquet"),
            Size = _random.NextInt64(100_000, 130_000_000),
            ModificationTime = Start2024 + number,
            Stats = Statistics(number * 1000L),
        };
    }

    private string Statistics(long start)
    {
        StringBuilder text = new("{\"numRecords\":1000,\"minValues\":{");
        AppendValues(text, start);
        text.Append("},\"maxValues\":{");
        AppendValues(text, start + 999);
        text.Append("},\"nullCount\":{");
        AppendValues(text, 0);
        return text.Append("}}").ToString();
    }

    private void AppendValues(StringBuilder text, long value)
    {
        for (int i = 0; i < columnCount; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ",")}\"{Column(i)}\":{value}");
        }
    }

    private static string Column(int index) => "c" + index.ToString(CultureInfo.InvariantCulture);
}
