using Apache.Arrow;
using Repro.Table.Data.Arrow;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Data.Parquet.Levels;
using Repro.Table.Schemas;
using Xunit;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Tests.Data.Parquet.Levels;

public sealed class LevelShredderTests
{
    [Fact]
    [Trait("MP", "70")]
    public void Null_empty_list_and_list_of_null_differ_in_the_definition_level()
    {
        // [[1, null], [], null, [null]]
        ListArray.Builder lists = new(new Field("element", ArrowTypes.Int64Type.Default, nullable: true));
        Int64Array.Builder values = (Int64Array.Builder)lists.ValueBuilder;
        lists.Append();
        values.Append(1).AppendNull();
        lists.Append();
        lists.AppendNull();
        lists.Append();
        values.AppendNull();
        Assert.Equal(
            ["rep 0 1 0 0 0", "def 3 2 1 0 2", "pos 0 1 -1 -1 2"],
            Shred(ParquetFiles.Schema(("a", new ArrayType { ElementType = DataType.Long })), lists.Build(), 4));
    }

    [Fact]
    public void A_null_struct_ends_its_fields_one_level_lower_than_a_null_field()
    {
        StructType schema = ParquetFiles.Schema(("s", ParquetFiles.Schema(("a", DataType.Long))));
        ValidityBitmap validity = new(2);
        validity.SetValid(1);
        IArrowArray field = new Int64Array.Builder().Append(5).Append(6).Build();
        IArrowArray array = ArrowArrays.Struct(ArrowSchemas.ToArrowType(schema.Fields[0].Type), 2, [field], validity);
        Assert.Equal(["rep 0 0", "def 0 1", "pos -1 1"], Shred(schema, array, 2));
    }

    private static string[] Shred(StructType schema, IArrowArray array, int rows)
    {
        Recorder recorder = new();
        RecordBatch batch = new(ArrowSchemas.ToArrowSchema(schema), [array], rows);
        LevelShredder.Shred(batch, schema, LayoutBuilder.Build(schema), recorder);
        return recorder.Seen;
    }

    /// <summary>Shows the slots of the leaf; whether the leaf itself is null is for its buffer to see.</summary>
    private sealed class Recorder : ILeafSink
    {
        public string[] Seen { get; private set; } = [];

        public void Append(ParquetNode leaf, IArrowArray array, LevelEntries parents)
        {
            int[] definition = [.. Enumerable.Range(0, parents.Count).Select(i =>
                parents.Position[i] >= 0 && leaf.RepetitionLevel > 0 && array.IsValid(parents.Position[i])
                    ? leaf.DefinitionLevel
                    : parents.Definition[i])];
            Seen =
            [
                $"rep {string.Join(' ', parents.Repetition.ToArray())}",
                $"def {string.Join(' ', definition)}",
                $"pos {string.Join(' ', parents.Position.ToArray())}",
            ];
        }
    }
}
