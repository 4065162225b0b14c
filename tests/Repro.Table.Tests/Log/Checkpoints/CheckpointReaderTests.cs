using Apache.Arrow;
using Repro.Table.Data;
using Repro.Table.Data.Parquet;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Checkpoints;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Schemas;
using Repro.Table.Storage;
using Xunit;

namespace Repro.Table.Tests.Log.Checkpoints;

public class CheckpointReaderTests : CheckpointReading
{
    [Fact]
    public async Task Files_that_newer_actions_name_are_skipped()
    {
        DeletionVectorDescriptor vector = new() { StorageType = "u", PathOrInlineDv = "x", SizeInBytes = 1, Cardinality = 1 };
        AddFile withVector = CheckpointStates.File("a%20b") with { DeletionVector = vector };
        StoreEntry entry = await WriteAsync(CheckpointStates.Of(CheckpointStates.File("a%20b"), withVector, CheckpointStates.File("c")));
        FileIndex known = new();
        FileSegment newer = CheckpointStates.Of(CheckpointStates.File("a b")).Segments[0].Files;
        known.TryAdd(known.AddSegment(newer), 0);

        CheckpointContents read = await ReadAsync(new ParquetNetEngine(), [entry], Replay, known);

        Assert.Equal([withVector, CheckpointStates.File("c")], CheckpointStates.Adds(read.Adds, []));
    }

    [Fact]
    public async Task Tombstones_that_newer_actions_name_are_skipped()
    {
        SegmentList tombstones = CheckpointStates.Tombstones([new() { Path = "a" }, new() { Path = "b" }]);
        StoreEntry entry = await WriteAsync(CheckpointStates.Of(), tombstones);
        FileIndex known = new();
        known.TryAdd(known.AddSegment(CheckpointStates.Of(CheckpointStates.File("a")).Segments[0].Files), 0);

        CheckpointContents read = await ReadAsync(new ParquetNetEngine(), [entry], ActionKinds.Remove | ActionKinds.RemoveDetails, known);

        Assert.Equal("b", Assert.Single(CheckpointStates.Removes(read.Removes, [])).Path);
    }

    [Theory]
    [InlineData(ActionKinds.State, new[] { "protocol", "metaData", "txn", "domainMetadata", "add" })]
    [InlineData(ActionKinds.Add, new[] { "add" })]
    [InlineData(ActionKinds.Table, new[] { "protocol", "metaData", "txn", "domainMetadata" })]
    [InlineData(ActionKinds.Remove | ActionKinds.RemoveDetails, new[] { "remove" })]
    public async Task Only_the_columns_that_are_wanted_are_read(object kinds, string[] columns)
    {
        ScriptedParquetEngine parquet = new(_ => []);

        await ReadAsync(parquet, [Entry(1)], (ActionKinds)kinds, new FileIndex());

        Assert.Equal([.. columns, "checkpointMetadata", "sidecar"], parquet.Request!.Schema.Fields.Select(f => f.Name));
    }

    [Fact]
    [Trait("MP", "91")]
    public async Task Batches_are_small_and_nothing_of_a_file_that_is_known_stays()
    {
        AddFile template = CheckpointStates.File("template") with { Stats = "{\"numRecords\":1}" };
        AddFile[] adds = [.. Enumerable.Range(0, 20_000).Select(i => template with { Path = $"{i}.parquet" })];
        FileIndex known = new();
        int number = known.AddSegment(CheckpointStates.Of(adds).Segments[0].Files);
        for (int row = 0; row < adds.Length; row++)
        {
            known.TryAdd(number, row);
        }

        RecordBatch? batch = null;
        ParquetNetEngine parquet = new();
        StoreEntry entry = await WriteAsync(CheckpointStates.Of(adds));
        CheckpointRows rows = new(ActionKinds.Add, known);
        ParquetReadRequest request = new() { Path = entry.Path, SizeInBytes = entry.SizeInBytes, Schema = rows.Schema };
        await foreach (RecordBatch read in parquet.ReadAsync(Store, request, Token))
        {
            batch = read;
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        rows.Append(batch!);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, rows.Build().Adds.Count);
        Assert.InRange(allocated, 0, adds.Length);
        ScriptedParquetEngine scripted = new(_ => []);
        await ReadAsync(scripted, [entry], Replay, known);
        Assert.InRange(scripted.Request!.MaxBatchRows, 1, 10_000);
    }

    [Fact]
    [Trait("MP", "5")]
    public async Task All_parts_are_read_in_order()
    {
        int part = 0;
        ScriptedParquetEngine parquet = new(s =>
            [ScriptedParquetEngine.Batch(s, 3, "add", b => AppendAdd(b, $"part {part++}"))]);

        CheckpointContents read = await ReadAsync(parquet, [Entry(1000), Entry(1000)], Replay, new FileIndex(), CheckpointForm.MultiPart);

        Assert.Equal(["part 0", "part 1"], CheckpointStates.Adds(read.Adds, []).Select(a => a.Path));
    }

    [Fact]
    [Trait("MP", "14")]
    public async Task Unknown_columns_fields_and_actions_are_ignored()
    {
        StructField Wider(StructField field) =>
            field with { Type = new StructType { Fields = [.. ((StructType)field.Type).Fields, new StructField { Name = "novel", Type = DataType.Long }] } };
        StructType schema = new()
        {
            Fields =
            [
                new StructField { Name = "zebra", Type = new StructType { Fields = [new StructField { Name = "stripes", Type = DataType.Long }] } },
                .. CheckpointSchema.Classic.Fields.Select(Wider),
            ],
        };
        StoreEntry entry = await WriteAsync(
            schema,
            ScriptedParquetEngine.Batch(schema, 1, "zebra", b =>
            {
                b.Field<NumberBuilder<long>>("stripes").Append(7);
                b.EndStruct();
            }),
            ScriptedParquetEngine.Batch(schema, 1, "add", b =>
            {
                b.Field<NumberBuilder<long>>("novel").Append(7);
                b.Field<BooleanBuilder>("dataChange").AppendFalse();
                AppendAdd(b, "a");
            }));

        CheckpointContents read = await ReadAsync(new ParquetNetEngine(), [entry], Replay, new FileIndex());

        Assert.Equal("a", Assert.Single(CheckpointStates.Adds(read.Adds, [])).Path);
        Assert.Null(read.Protocol);
        Assert.Null(read.Metadata);
    }

    [Fact]
    public async Task Columns_and_fields_that_are_missing_are_null()
    {
        StructType add = new()
        {
            Fields =
            [
                .. ((StructType)CheckpointSchema.Classic.Find("add")!.Type).Fields
                    .Where(f => f.Name is "path" or "partitionValues" or "size" or "modificationTime"),
            ],
        };
        StructType schema = new() { Fields = [new StructField { Name = "add", Type = add }] };
        StoreEntry entry = await WriteAsync(schema, ScriptedParquetEngine.Batch(schema, 1, "add", b => AppendAdd(b, "a", hasAll: false)));

        CheckpointContents read = await ReadAsync(new ParquetNetEngine(), [entry], Replay, new FileIndex());

        Assert.Equal(CheckpointStates.File("a") with { ModificationTime = 20 }, Assert.Single(CheckpointStates.Adds(read.Adds, [])));
        Assert.Empty(read.Transactions);
        Assert.Empty(read.Domains);
    }

    [Theory]
    [InlineData("checkpointMetadata")]
    [InlineData("sidecar")]
    public async Task A_V2_checkpoint_under_the_plain_name_is_refused_by_name(string column)
    {
        ScriptedParquetEngine parquet = new(s => [ScriptedParquetEngine.Batch(s, 1, column, b =>
        {
            if (column == "sidecar")
            {
                b.Field<TextBuilder>("path").Append("x.parquet");
            }
            else
            {
                b.Field<NumberBuilder<long>>("version").Append(7);
            }

            b.EndStruct();
        })]);

        UnsupportedFeatureException exception = await Assert.ThrowsAsync<UnsupportedFeatureException>(
            () => ReadAsync(parquet, [Entry(1000)], ActionKinds.Add, new FileIndex()));

        Assert.Equal(["v2Checkpoint"], exception.Features);
        Assert.Contains(Entry(1).Path.Value, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_V2_checkpoint_under_its_own_name_is_refused_without_reading_it()
    {
        ScriptedParquetEngine parquet = new(_ => []);

        await Assert.ThrowsAsync<UnsupportedFeatureException>(
            () => ReadAsync(parquet, [Entry(1)], Replay, new FileIndex(), CheckpointForm.Uuid));

        Assert.Null(parquet.Request);
    }
}
