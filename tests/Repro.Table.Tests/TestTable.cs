using System.Security.Cryptography;
using Apache.Arrow;
using Microsoft.Extensions.Time.Testing;
using Repro.Table.Log.Actions;
using Repro.Table.Operations;
using Repro.Table.Scanning;
using Repro.Table.Schemas;
using Repro.Table.Storage;
using Repro.Table.Storage.Memory;
using Repro.Table.TestKit.Rows;
using Repro.Table.Tests.Data.Arrow;
using Xunit;

namespace Repro.Table.Tests;

/// <summary>A table in memory with a clock that the test moves and identities that repeat.</summary>
internal sealed class TestTable
{
    /// <summary>The schema of <see cref="Ids"/>.</summary>
    public static readonly StructType IdSchema = Columns(("id", DataType.Long));

    public TestTable(ulong seed = 1)
    {
        Memory = new MemoryTableStore(Clock);
        Engine = new TableEngine { Store = Memory, Time = Clock, Ids = new SeededIdSource(seed), Logging = Log };
    }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public MemoryTableStore Memory { get; }

    public ListLogger Log { get; } = new();

    /// <summary>The engine; a test may put a store or a Parquet engine of its own in front.</summary>
    public TableEngine Engine { get; set; }

    public static StructType Columns(params (string Name, DataType Type)[] columns) =>
        new() { Fields = [.. columns.Select(c => new StructField { Name = c.Name, Type = c.Type })] };

    /// <summary>Returns a batch with the ids from a first one on; the caller's.</summary>
    public static RecordBatch Ids(long first, int count) =>
        JsonBatch.Parse(IdSchema, string.Join('\n', Enumerable.Range(0, count).Select(i => $"{{\"id\":{first + i}}}")));

    /// <summary>Reads all rows in reading order, in a text that tells null from empty.</summary>
    public static async Task<List<string>> RowsAsync(Snapshot snapshot, ScanOptions? options = null)
    {
        List<string> rows = [];
        await foreach (RecordBatch batch in snapshot.ReadBatchesAsync(options, Stop))
        {
            using (batch)
            {
                Assert.NotEqual(0, batch.Length);
                rows.AddRange(ArrowText.Rows(batch));
            }
        }

        return rows;
    }

    public Task<DeltaTable> CreateAsync(
        StructType? schema = null, IReadOnlyList<string>? partitionColumns = null, params (string Name, string Value)[] properties) =>
        DeltaTable.CreateAsync(
            Engine,
            schema ?? IdSchema,
            new CreateOptions
            {
                PartitionColumns = partitionColumns ?? [],
                Properties = properties.ToDictionary(p => p.Name, p => p.Value),
            },
            Stop);

    public Task<DeltaTable> OpenAsync() => DeltaTable.OpenAsync(Engine, Stop);

    /// <summary>Lists the objects of the store that are no part of the log.</summary>
    public async Task<List<string>> DataFilesAsync() =>
        [.. (await PathsAsync()).Where(path => !path.StartsWith("_delta_log", StringComparison.Ordinal))];

    public Task<List<string>> PathsAsync() =>
        Memory.ListTreeAsync(default, Stop).Select(entry => entry.Path.Value).ToListAsync(Stop).AsTask();

    /// <summary>Returns path, size and hash of every object.</summary>
    public async Task<List<string>> DumpAsync()
    {
        List<string> objects = [];
        foreach (string path in await PathsAsync())
        {
            using StoreObject content = (await Memory.ReadAsync(TablePath.Parse(path), int.MaxValue, Stop))!;
            objects.Add($"{path} {content.Content.Length} {Convert.ToHexString(SHA256.HashData(content.Content.Span))}");
        }

        return objects;
    }

    public async Task<string> TextAsync(string path)
    {
        using StoreObject content = (await Memory.ReadAsync(TablePath.Parse(path), int.MaxValue, Stop))!;
        return System.Text.Encoding.UTF8.GetString(content.Content.Span);
    }

    /// <summary>Puts a commit of another writer.</summary>
    public async Task PutCommitAsync(long version, params LogAction[] actions) => Assert.Equal(
        PutOutcome.Created,
        await Memory.PutAsync(
            Repro.Table.Log.Segments.LogPath.CommitPath(version), ActionWriter.WriteCommit(actions), PutMode.CreateOnly, Stop));
}
