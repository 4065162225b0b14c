using System.Globalization;
using CsCheck;
using Repro.Table.Expressions;
using Repro.Table.Log.State;
using Repro.Table.Scanning.Pruning;
using Repro.Table.Schemas;
using Repro.Table.Tests.Data;
using Xunit;

namespace Repro.Table.Tests.Scanning.Pruning;

public sealed class FilePrunerTests
{
    private static readonly StructType Schema = new()
    {
        Fields =
        [
            Field("bool", DataType.Boolean),
            Field("byte", DataType.Byte),
            Field("int", DataType.Integer),
            Field("long", DataType.Long),
            Field("float", DataType.Float),
            Field("double", DataType.Double),
            Field("decimal", new DecimalType(38, 4)),
            Field("string", DataType.String),
            Field("binary", DataType.Binary),
            Field("date", DataType.Date),
            Field("timestamp", DataType.Timestamp),
            Field("ntz", DataType.TimestampNtz),
            Field("struct", new StructType { Fields = [Field("x", DataType.Integer), Field("y.z", DataType.String)] }),
        ],
    };

    private static readonly string[][] Columns = [.. Schema.Fields.Take(12).Select(f => new[] { f.Name }), ["struct", "x"], ["struct", "y.z"]];

    private static readonly Gen<object?[][][]> Files = ArrowSamples.Row(Schema).Array[1, 4].Array[1, 70];

    [Fact]
    [Trait("MP", "48")]
    [Trait("MP", "54")]
    [Trait("MP", "55")]
    [Trait("MP", "56")]
    [Trait("MP", "57")]
    public void No_file_with_a_row_that_passes_is_left_out()
    {
        Gen.Select(Files, RandomConditions.Of(Schema, Columns, 3).Array[1, 10], Gen.Bool).Sample(
            (files, predicates, isForeign) =>
            {
                SnapshotState state = PrunedTable.State(Schema, [[.. files.Select((rows, i) =>
                    PrunedTable.File(i, isForeign ? ForeignStatistics.Collect(Schema, rows) : PrunedTable.Collect(Schema, rows)))]]);
                foreach (Predicate predicate in predicates)
                {
                    int[] kept = PrunedTable.Kept(state, predicate);
                    int[] needed = [.. Enumerable.Range(0, files.Length).Where(i => PrunedTable.HasMatch(Schema, predicate, files[i]))];
                    Assert.True(
                        needed.All(kept.Contains),
                        $"{predicate} lost {string.Join(", ", needed.Except(kept).Select(i => ArrowSamples.Show(files[i])))}");
                }
            },
            iter: 60);
    }

    [Fact]
    public void Exactly_the_files_that_a_slow_reader_of_the_same_statistics_skips_are_left_out()
    {
        string[][] columns = [.. Columns.Where(c => c[0] is not ("float" or "double"))];
        Gen.Select(Files, RandomConditions.Of(Schema, columns, 3).Array[1, 10]).Sample(
            (files, predicates) =>
            {
                string[] stats = [.. files.Select((rows, i) => Damaged(PrunedTable.Collect(Schema, rows), i))];
                SnapshotState state = PrunedTable.State(Schema, [[.. stats.Take(20).Select((s, i) => PrunedTable.File(i, s))], [.. stats.Skip(20).Select((s, i) => PrunedTable.File(i + 20, s))]]);
                foreach (Predicate predicate in predicates)
                {
                    BoundPredicate bound = BoundPredicate.Bind(predicate, Schema);
                    int[] expected = [.. Enumerable.Range(0, stats.Length).Where(i => StatisticsOracle.MayMatch(bound, Schema, stats[i]))];
                    Assert.Equal(expected, PrunedTable.Kept(state, predicate));
                }
            },
            iter: 60);
    }

    [Fact]
    public void What_was_pruned_by_what_is_counted()
    {
        StructType schema = new() { Fields = [Field("p", DataType.Integer), Field("v", DataType.Integer)] };
        SnapshotState state = PrunedTable.State(
            schema,
            [
                [
                    PrunedTable.File(0, Bounds(1, 5), ("p", "1")), PrunedTable.File(1, Bounds(6, 9), ("p", "01")),
                    PrunedTable.File(2, Bounds(1, 5), ("p", "2")), PrunedTable.File(3, Bounds(6, 9), ("p", null)),
                ],
                [PrunedTable.File(4, Bounds(7, 7), ("p", "1")), PrunedTable.File(5, Bounds(7, 7), ("p", "not a number"))],
            ],
            "p");

        AssertPrunes("p = 1 AND v > 5", [1, 4, 5], byPartition: 2, byStatistics: 1);
        AssertPrunes("p = 1 OR v > 8", [0, 1, 3, 4, 5], byPartition: 0, byStatistics: 1);
        AssertPrunes("p IS NULL", [3, 5], byPartition: 4, byStatistics: 0);
        AssertPrunes("NOT (p = 1)", [2, 5], byPartition: 4, byStatistics: 0);
        AssertPrunes("NOT (p != 1 OR v <= 5)", [1, 4, 5], byPartition: 2, byStatistics: 1);
        AssertPrunes("p IN (2, 3) AND v < 1", [], byPartition: 4, byStatistics: 2);

        void AssertPrunes(string text, int[] kept, long byPartition, long byStatistics)
        {
            Predicate predicate = Predicate.Parse(text);
            Assert.Equal(kept, PrunedTable.Kept(state, predicate));
            Assert.Equal(
                new PruneCounts(byPartition, byStatistics),
                Repro.Table.Scanning.ScanReader.Plan(state, new Repro.Table.Scanning.ScanOptions { Where = predicate }).Pruned);
        }
    }

    [Fact]
    public void Pruning_again_decodes_nothing_and_allocates_nothing_per_file()
    {
        StructType schema = new() { Fields = [Field("v", DataType.Integer)] };
        SnapshotState state = PrunedTable.State(
            schema, [[.. Enumerable.Range(0, 20_000).Select(i => PrunedTable.File(i, Bounds(i, i)))]]);
        FilePruner pruner = new(
            PhysicalCondition.Of(BoundPredicate.Bind(Predicate.Parse("v >= 5 AND v < 8"), schema), state.Layout), state.Layout);
        Assert.Equal(3, pruner.Prune(state, out _)[0].Count);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(3, pruner.Prune(state, out _)[0].Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8192);
    }

    private static string Bounds(int min, int max) => string.Create(
        CultureInfo.InvariantCulture, $$$"""{"numRecords":9,"minValues":{"v":{{{min}}}},"maxValues":{"v":{{{max}}}},"nullCount":{"v":0}}""");

    /// <summary>Breaks some of the texts in ways that must make them unknown, in whole or in part.</summary>
    private static string Damaged(string stats, int number) => (number % 9) switch
    {
        6 => stats[..(stats.Length / 2)],
        7 => stats.Replace("\"int\":", "\"int\":{},\"was\":", StringComparison.Ordinal),
        8 => string.Empty,
        _ => stats,
    };

    private static StructField Field(string name, DataType type) => new() { Name = name, Type = type };
}
