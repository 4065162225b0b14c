using Parquet;
using Parquet.Meta;
using Parquet.Schema;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Data.Parquet.Writing;
using Repro.Table.Schemas;
using Xunit;
using PhysicalType = Parquet.Meta.Type;

namespace Repro.Table.Tests.Data.Parquet.Reading;

/// <summary>Lists as older writers shaped them, from the compatibility rules of the Parquet format.</summary>
public sealed class LegacyShapesTests
{
    private const FieldRepetitionType Optional = FieldRepetitionType.OPTIONAL;
    private const FieldRepetitionType Repeated = FieldRepetitionType.REPEATED;

    private static readonly ArrayType Numbers = new() { ElementType = DataType.Integer };
    private static readonly ArrayType Structs = new() { ElementType = ParquetFiles.Schema(("x", DataType.Integer)) };

    [Fact]
    [Trait("MP", "18")]
    public Task Two_levels_with_a_repeated_leaf() =>
        Expect(Numbers, ["[1,2]", "[]", "null"], list => Leaf(List(list), "array", Repeated), [0, 1, 0, 0], [2, 2, 1, 0], [1, 2]);

    [Theory]
    [InlineData("array")]
    [InlineData("c_tuple")]
    [Trait("MP", "18")]
    public Task Two_levels_with_a_repeated_group_of_a_telling_name(string name) => Expect(
        Structs,
        ["[(1),(null)]", "[]", "null"],
        root => Leaf(new ParquetNode(List(root), name, Repeated), "x", Optional),
        [0, 1, 0, 0],
        [3, 2, 1, 0],
        [1]);

    [Fact]
    [Trait("MP", "18")]
    public Task Three_levels_named_bag_and_array_element() => Expect(
        Numbers,
        ["[1,null]", "[]", "null"],
        root => Leaf(new ParquetNode(List(root), "bag", Repeated), "array_element", Optional),
        [0, 1, 0, 0],
        [3, 2, 1, 0],
        [1]);

    [Fact]
    public Task Checkpoints_of_others_name_the_levels_array_and_element_or_anything() => Expect(
        Numbers,
        ["[7]", "null"],
        root => Leaf(new ParquetNode(List(root), "whatever", Repeated), "item", FieldRepetitionType.REQUIRED),
        [0, 0],
        [2, 0],
        [7]);

    private static ParquetNode List(ParquetNode root) => new(root, "c", Optional) { Collection = ConvertedType.LIST };

    private static void Leaf(ParquetNode parent, string name, FieldRepetitionType repetition) =>
        _ = new ParquetNode(parent, name, repetition) { PhysicalType = PhysicalType.INT32, LeafIndex = 0 };

    private static async Task Expect(
        ArrayType type, string[] rows, Action<ParquetNode> layout, int[] repetition, int[] definition, int[] values)
    {
        ParquetNode root = new();
        layout(root);
        TestStore store = new();
        store.Put(ParquetFiles.Path, await WriteAsync(root, repetition, definition, values));
        Assert.Equal(rows, await ParquetFiles.ReadRowsAsync(store, ParquetFiles.Schema(("c", type))));
    }

    /// <summary>Writes one leaf with levels made by hand under a layout made by hand.</summary>
    private static async Task<byte[]> WriteAsync(ParquetNode root, int[] repetition, int[] definition, int[] values)
    {
        ParquetSchema raw = RawFields.Create(root);
        using MemoryStream file = new();
        ParquetWriter writer = await ParquetWriter.CreateAsync(raw, file, cancellationToken: TestContext.Current.CancellationToken);
        using (ParquetRowGroupWriter rowGroup = writer.CreateRowGroup())
        {
            await rowGroup.WriteAllPartsAsync<int>(raw.DataFields[0], values, definition, repetition, TestContext.Current.CancellationToken);
        }

        long end = file.Length;
        await writer.DisposeAsync();
        ParquetReader reader = await ParquetReader.CreateAsync(file, cancellationToken: TestContext.Current.CancellationToken);
        byte[] footer = FooterWriter.Write(root, reader.Metadata!).ToArray();
        return [.. file.ToArray()[..(int)end], .. footer, .. BitConverter.GetBytes(footer.Length), .. "PAR1"u8];
    }
}
