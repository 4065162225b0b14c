using Apache.Arrow;
using Repro.Table.Data;
using Repro.Table.Data.Parquet;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Checkpoints;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Schemas;
using Repro.Table.Storage;
using Repro.Table.Storage.Memory;
using Xunit;

namespace Repro.Table.Tests.Log.Checkpoints;

/// <summary>What tests of the reader share: a store, and ways to fill it with checkpoints right and wrong.</summary>
public abstract class CheckpointReading
{
    private protected const ActionKinds Replay = ActionKinds.Add | ActionKinds.Table;

    private protected MemoryTableStore Store { get; } = new();

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected static StoreEntry Entry(long size) => new()
    {
        Path = TablePath.Parse("_delta_log/00000000000000000007.checkpoint.parquet"),
        SizeInBytes = size,
        ModifiedAt = default,
    };

    private protected static void AppendAdd(StructBuilder add, string? path, bool hasAll = true)
    {
        add.Field<TextBuilder>("path").Append(path);
        AppendRest(add, size: 10, hasAll);
    }

    private protected static void AppendRest(StructBuilder add, long size, bool hasAll = true)
    {
        add.Field<TextMapBuilder>("partitionValues").Append(ValueMap.Empty);
        add.Field<NumberBuilder<long>>("size").Append(size);
        add.Field<NumberBuilder<long>>("modificationTime").Append(20);
        if (hasAll)
        {
            add.Field<TextMapBuilder>("tags").AppendNulls(1);
            add.Field<StructBuilder>("deletionVector").AppendNulls(1);
            add.Field<NumberBuilder<long>>("baseRowId").AppendNulls(1);
            add.Field<NumberBuilder<long>>("defaultRowCommitVersion").AppendNulls(1);
            add.Field<TextBuilder>("clusteringProvider").AppendNulls(1);
            add.Field<TextBuilder>("stats").AppendNulls(1);
        }

        add.EndStruct();
    }

    private protected async Task<StoreEntry> WriteAsync(SnapshotState state, SegmentList? tombstones = null) =>
        (await new CheckpointWriter(Store, new ParquetNetEngine()).WriteAsync(state, tombstones, new CheckpointOptions(), Token)).Entry;

    private protected async Task<StoreEntry> WriteAsync(StructType schema, params RecordBatch[] batches)
    {
        StoreFileWriter output = await Store.CreateFileAsync(Entry(1).Path, Token);
        await using IParquetFileWriter writer = new ParquetNetEngine().CreateWriter(output, schema, new ParquetWriteOptions());
        foreach (RecordBatch batch in batches)
        {
            await writer.WriteAsync(batch, Token);
        }

        return (await writer.CompleteAsync(Token)).Entry;
    }

    private protected Task<CheckpointContents> ReadAsync(
        IParquetEngine parquet, StoreEntry[] files, ActionKinds kinds, FileIndex known, CheckpointForm form = CheckpointForm.Classic) =>
        new CheckpointReader(Store, parquet).ReadAsync(
            new CheckpointFiles { Version = 7, Form = form, Files = [.. files] }, kinds, known, Token);
}
