using Apache.Arrow;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Commits;
using Repro.Table.Schemas;
using Repro.Table.Storage.Local;
using Repro.Table.TestKit.Rows;
using Repro.Table.TestKit.Storage;
using Repro.Table.TestKit.Tables;
using Repro.Table.Tests.Data.Arrow;
using Xunit;
using static Repro.Table.Expressions.Predicate;
using static Repro.Table.Tests.TestTable;
using Everything = Repro.Table.Tests.Schemas.StructTypeOfTests.Everything;

namespace Repro.Table.Tests;

/// <summary>What is written through a handle is what is read through it.</summary>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData("memory")]
    [InlineData("local")]
    public async Task Batches_of_every_type_come_back(string kind)
    {
        using TemporaryFolder folder = new();
        TestTable test = new();
        TableEngine engine = kind == "memory" ? test.Engine : test.Engine with { Store = new LocalTableStore(folder["table"]) };
        DeltaTable table = await DeltaTable.CreateAsync(engine, AllTypesTable.Schema, cancellationToken: Stop);
        await table.AppendAsync(AllTypesTable.Stream(), cancellationToken: Stop);

        foreach (DeltaTable reader in new[] { table, await DeltaTable.OpenAsync(engine, Stop) })
        {
            (await CanonicalRows.ReadAsync(reader.Latest, options: null, Stop)).MustEqual(AllTypesTable.Rows, kind);
        }
    }

    [Fact]
    public async Task Times_without_a_zone_come_back_and_their_feature_is_listed()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(LocalTimesTable.Schema);
        using RecordBatch batch = LocalTimesTable.Batch();
        await table.AppendAsync(batch, cancellationToken: Stop);

        Assert.Equal(["timestampNtz"], table.Latest.Protocol.ReaderFeatures!.Value);
        (await CanonicalRows.ReadAsync(table.Latest, options: null, Stop)).MustEqual(LocalTimesTable.Rows, "we");
    }

    [Fact]
    public async Task Any_schema_and_any_rows_come_back_in_order()
    {
        for (int seed = 1; seed <= 20; seed++)
        {
            RandomData random = new(seed);
            StructType schema = random.Schema(maxDepth: 3);
            TestTable test = new();
            DeltaTable table = await test.CreateAsync(schema);
            using RecordBatch batch = random.Batch(schema, 40);
            await table.AppendAsync(batch, cancellationToken: Stop);
            List<string> rows = await RowsAsync(table.Latest, new() { MaxBatchRows = 7 });

            Assert.True(ArrowText.Rows(batch).SequenceEqual(rows), $"seed {seed}");
        }
    }

    [Fact]
    public async Task Records_of_every_type_come_back()
    {
        Everything[] rows =
        [
            new() { Text = "a", Utc = DateTime.UnixEpoch, Prices = [1.5m], Texts = ["x", null], Map = new() { ["k"] = null } },
            new() { Text = string.Empty, MaybeText = "b", Ints = [1, 2], Bytes = [1], Day = DayOfWeek.Friday },
        ];
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(StructType.Of<Everything>());
        await table.AppendAsync(rows, cancellationToken: Stop);
        List<Everything> back = await table.Latest.ReadAsync<Everything>(cancellationToken: Stop).ToListAsync(Stop);

        Assert.Equivalent(rows, back, strict: true);
    }

    [Fact]
    public async Task A_record_may_read_few_columns_in_another_order_and_members_that_are_not_there()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(Columns(("a", DataType.Long), ("b", DataType.String), ("c", DataType.Integer)));
        await table.AppendAsync([new Whole(1, "x", 10), new Whole(2, null, 20)], cancellationToken: Stop);

        Assert.Equal(
            [new Part(10, "none", null), new Part(20, "none", null)],
            await table.Latest.ReadAsync<Part>(cancellationToken: Stop).Select(p => p with { Absent = p.Absent ?? "none" }).ToListAsync(Stop));
        Assert.Equal(
            [new Nothing(null)],
            await table.Latest.ReadAsync<Nothing>(Column("a") == 2, Stop).ToListAsync(Stop));
        SchemaMismatchException failure = await Assert.ThrowsAsync<SchemaMismatchException>(
            async () => await table.Latest.ReadAsync<Demanding>(cancellationToken: Stop).ToListAsync(Stop));
        Assert.Equal("Needed", failure.Column);
    }

    [Fact]
    public async Task Records_are_matched_to_the_columns_of_the_newest_version_when_they_overwrite()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(Columns(("a", DataType.Long)));
        Metadata metadata = table.Latest.Metadata;
        await test.PutCommitAsync(1, metadata with { SchemaString = SchemaJson.Write(Columns(("a", DataType.Long), ("b", DataType.String), ("c", DataType.Integer))) });

        await table.OverwriteAsync([new Whole(1, "x", 10)], cancellationToken: Stop);

        Assert.Equal(["1|'x'|10"], await RowsAsync(table.Latest));
    }

    [Fact]
    public async Task A_batch_that_is_lent_stays_whole_and_one_that_is_handed_over_is_disposed()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync();
        TrackedBatches tracked = new();
        RecordBatch lent = tracked.Make(1, 3);
        await table.AppendAsync(lent, cancellationToken: Stop);
        Assert.NotEqual(0, tracked.Alive);

        await table.OverwriteAsync(lent, cancellationToken: Stop);
        Assert.Equal(["1", "2", "3"], ArrowText.Rows(lent));
        lent.Dispose();

        await table.AppendAsync(new[] { tracked.Make(4, 1), tracked.Make(5, 1) }.ToAsyncEnumerable(), cancellationToken: Stop);
        Assert.Equal(0, tracked.Alive);
        Assert.Equal(["1", "2", "3", "4", "5"], (await RowsAsync(table.Latest)).Order());
    }

    [Fact]
    [Trait("MP", "134")]
    public async Task A_batch_is_matched_by_name_and_cast_where_nothing_is_lost()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(Columns(("a", DataType.Long), ("b", DataType.String), ("c", DataType.Double)));
        using RecordBatch batch = JsonBatch.Parse(Columns(("C", DataType.Float), ("a", DataType.Short)), """{"C":0.5,"a":7}""");
        await table.AppendAsync(batch, cancellationToken: Stop);

        Assert.Equal([$"7|null|{BitConverter.DoubleToInt64Bits(0.5)}d"], await RowsAsync(table.Latest));
    }

    [Theory]
    [InlineData("a", "string", """{"a":"1"}""")]
    [InlineData("extra", "long", """{"extra":1}""")]
    [Trait("MP", "134")]
    public async Task A_batch_that_does_not_fit_is_refused_by_the_column_and_leaves_nothing(string column, string type, string line)
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(Columns(("a", DataType.Long)));
        using RecordBatch batch = JsonBatch.Parse(Columns((column, type == "long" ? DataType.Long : DataType.String)), line);

        SchemaMismatchException failure = await Assert.ThrowsAsync<SchemaMismatchException>(() => table.AppendAsync(batch, cancellationToken: Stop));

        Assert.Equal(column, failure.Column);
        Assert.Empty(await test.DataFilesAsync());
        Assert.Equal(0, (await test.OpenAsync()).Latest.Version);
    }

    [Fact]
    [Trait("MP", "65")]
    public async Task Null_is_refused_where_the_table_says_NOT_NULL_at_any_depth()
    {
        StructType inner = new() { Fields = [new() { Name = "x", Type = DataType.Long, IsNullable = false }] };
        StructType schema = new()
        {
            Fields =
            [
                new() { Name = "a", Type = DataType.Long, IsNullable = false },
                new() { Name = "s", Type = inner },
                new() { Name = "l", Type = new ArrayType { ElementType = DataType.Long, ContainsNull = false } },
            ],
        };
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(schema);
        StructType loose = Columns(
            ("a", DataType.Long),
            ("s", Columns(("x", DataType.Long))),
            ("l", new ArrayType { ElementType = DataType.Long }));
        foreach ((string line, string constraint) in new[]
        {
            ("{}", "a"), ("""{"a":1,"s":{}}""", "s.x"), ("""{"a":1,"l":[1,null]}""", "l.element"),
        })
        {
            using RecordBatch bad = JsonBatch.Parse(loose, line);
            ConstraintViolationException failure =
                await Assert.ThrowsAsync<ConstraintViolationException>(() => table.AppendAsync(bad, cancellationToken: Stop));
            Assert.Contains(constraint, failure.Constraint, StringComparison.Ordinal);
        }

        using RecordBatch good = JsonBatch.Parse(loose, """{"a":1}""" + "\n" + """{"a":2,"s":{"x":3},"l":[]}""");
        CommitResult commit = await table.AppendAsync(good, cancellationToken: Stop);
        Assert.Equal((1L, 2L), (commit.Version, commit.WrittenRows));
        Assert.Single(await test.DataFilesAsync());
    }

    [Fact]
    [Trait("MP", "65")]
    public async Task An_append_only_table_takes_appends_alone()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(properties: ("delta.appendOnly", "true"));
        using RecordBatch batch = Ids(1, 1);
        await table.AppendAsync(batch, cancellationToken: Stop);

        await Assert.ThrowsAsync<ConstraintViolationException>(() => table.OverwriteAsync(batch, cancellationToken: Stop));

        Assert.Equal(1, (await test.OpenAsync()).Latest.Version);
        Assert.Single(await test.DataFilesAsync());
    }

    [Theory]
    [InlineData("checkConstraints")]
    [InlineData("invariants")]
    [Trait("MP", "65")]
    public async Task A_table_with_rules_in_SQL_is_read_and_not_written(string feature)
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync();
        using RecordBatch batch = Ids(1, 1);
        await table.AppendAsync(batch, cancellationToken: Stop);
        const string invariant = """{"delta.invariants":"{\"expression\":{\"expression\":\"id > 0\"}}"}""";
        Metadata metadata = table.Latest.Metadata;
        await test.PutCommitAsync(
            2,
            new Protocol { MinReaderVersion = 1, MinWriterVersion = 3 },
            feature == "invariants"
                ? metadata with { SchemaString = metadata.SchemaString.Replace("\"metadata\":{}", $"\"metadata\":{invariant}", StringComparison.Ordinal) }
                : metadata with { Configuration = ValueMap.Of([KeyValuePair.Create("delta.constraints.c", (string?)"id > 0")]) });

        foreach (DeltaTable writer in new[] { table, await test.OpenAsync() })
        {
            UnsupportedFeatureException failure =
                await Assert.ThrowsAsync<UnsupportedFeatureException>(() => writer.OverwriteAsync(batch, cancellationToken: Stop));
            Assert.Equal([feature], failure.Features);
            await Assert.ThrowsAnyAsync<TableException>(() => writer.AppendAsync(batch, cancellationToken: Stop));
        }

        Assert.Equal(["1"], await RowsAsync((await test.OpenAsync()).Latest));
        Assert.Single(await test.DataFilesAsync());
    }

    [Fact]
    public async Task A_table_whose_files_would_hold_nothing_is_not_written()
    {
        TestTable test = new();
        DeltaTable table = await test.CreateAsync(Columns(("nothing", DataType.Void)));
        using RecordBatch batch = JsonBatch.Parse(Columns(), "{}");

        await Assert.ThrowsAsync<SchemaMismatchException>(() => table.AppendAsync(batch, cancellationToken: Stop));

        Assert.Equal(0, (await test.OpenAsync()).Latest.Version);
    }

    internal sealed record Whole(long A, string? B, int C);

    internal sealed record Part(int C, string? Absent, int? AbsentNumber);

    internal sealed record Nothing(string? Absent);

    internal sealed record Demanding(long A, long Needed);
}
