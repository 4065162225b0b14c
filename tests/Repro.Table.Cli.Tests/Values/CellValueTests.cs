using Apache.Arrow;
using Apache.Arrow.Types;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Json;
using Repro.Table.Cli.Values;

namespace Repro.Table.Cli.Tests.Values;

public sealed class CellValueTests
{
    [Fact]
    public void A_struct_is_an_object()
    {
        StructType type = new([new Field("n", Int64Type.Default, true), new Field("s", StringType.Default, true)]);
        StructArray array = new(type, 2, [Longs(1, 2), Strings("a", "b")], ArrowBuffer.Empty);
        Assert.Equal("""{"n":2,"s":"b"}""", CanonicalJson.Of(CellValue.ToJson(array, 1)));
    }

    [Fact]
    public void A_list_is_an_array_also_where_it_is_a_slice()
    {
        ListArray.Builder builder = new(Int64Type.Default);
        Int64Array.Builder values = (Int64Array.Builder)builder.ValueBuilder;
        builder.Append();
        values.Append(1).Append(2);
        builder.AppendNull();
        builder.Append();
        values.Append(3).AppendNull();
        ListArray array = builder.Build();
        Assert.Equal("[1,2]", CellValue.ToText(array, 0));
        Assert.Null(CellValue.ToText(array, 1));
        Assert.Equal("[3,null]", CellValue.ToText(ArrowArrayFactory.Slice(array, 2, 1), 0));
    }

    [Fact]
    public void A_map_is_an_array_of_entries()
    {
        MapArray.Builder builder = new(new MapType(StringType.Default, Int64Type.Default));
        builder.Append();
        ((StringArray.Builder)builder.KeyBuilder).Append("k");
        ((Int64Array.Builder)builder.ValueBuilder).Append(7);
        Assert.Equal("""[{"key":"k","value":7}]""", CanonicalJson.Of(CellValue.ToJson(builder.Build(), 0)));
    }

    [Fact]
    public void A_type_that_cannot_be_shown_is_named()
    {
        IArrowArray array = new HalfFloatArray.Builder().Append((Half)1).Build();
        CliException e = Assert.Throws<CliException>(() => CellValue.ToJson(array, 0));
        Assert.Contains("halffloat", e.Message, StringComparison.OrdinalIgnoreCase);
    }

    private static Int64Array Longs(params long[] values) => new Int64Array.Builder().AppendRange(values).Build();

    private static StringArray Strings(params string[] values) => new StringArray.Builder().AppendRange(values).Build();
}
