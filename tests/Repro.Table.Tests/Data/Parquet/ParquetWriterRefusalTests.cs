using Apache.Arrow;
using Repro.Table.Data;
using Repro.Table.Data.Arrow;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using Xunit;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Tests.Data.Parquet;

public sealed class ParquetWriterRefusalTests
{
    [Fact]
    public async Task A_void_column_is_left_out_and_reads_as_null()
    {
        StructType schema = ParquetFiles.Schema(("a", DataType.Long), ("v", DataType.Void));
        RecordBatch batch = new(
            ArrowSchemas.ToArrowSchema(schema), [new Int64Array.Builder().Append(1).Build(), new NullArray(1)], 1);
        Assert.Equal(["1|null"], await ParquetFiles.ReadRowsAsync(await ParquetFiles.WriteAsync(schema, batch), schema));
    }

    public static TheoryData<DataType> Unstorable() => new()
    {
        DataType.Void,
        new ArrayType { ElementType = DataType.Void },
        new MapType { KeyType = DataType.String, ValueType = DataType.Void },
        ParquetFiles.Schema(("v", DataType.Void)),
        new UnsupportedType { Name = "variant" },
    };

    [Theory]
    [MemberData(nameof(Unstorable))]
    public async Task A_type_that_has_no_place_in_a_data_file_is_refused_by_name(DataType type) =>
        await Assert.ThrowsAsync<UnsupportedFeatureException>(() => ParquetFiles.WriteAsync(ParquetFiles.Schema(("c", type))));

    [Fact]
    public async Task A_codec_that_is_not_known_is_refused_by_name() => Assert.Equal(
        ["delta.parquet.compression.codec=lzo"],
        (await Assert.ThrowsAsync<UnsupportedFeatureException>(() => ParquetFiles.WriteAsync(
            ParquetFiles.Schema(("a", DataType.Long)), new ParquetWriteOptions { Codec = "lzo" }))).Features);

    [Theory]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(25)]
    [Trait("MP", "74")]
    public async Task A_decimal_with_too_many_digits_is_refused_instead_of_written_as_another_number(int precision)
    {
        StructType schema = ParquetFiles.Schema(("d", new DecimalType(precision, 2)));
        byte[] value = new byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt128LittleEndian(value, Int128.Parse($"1{new string('0', precision)}", null));
        IArrowArray array = new Decimal128Array(new ArrayData(
            new ArrowTypes.Decimal128Type(precision, 2), 1, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(value)]));
        SchemaMismatchException refusal = await Assert.ThrowsAsync<SchemaMismatchException>(
            () => ParquetFiles.WriteAsync(schema, new RecordBatch(ArrowSchemas.ToArrowSchema(schema), [array], 1)));
        Assert.Equal("d", refusal.Column);
    }

    [Fact]
    public async Task A_null_in_a_required_column_is_refused()
    {
        StructType schema = new() { Fields = [new StructField { Name = "a", Type = DataType.Long, IsNullable = false }] };
        RecordBatch batch = new(ArrowSchemas.ToArrowSchema(schema), [new Int64Array.Builder().AppendNull().Build()], 1);
        await Assert.ThrowsAsync<ConstraintViolationException>(() => ParquetFiles.WriteAsync(schema, batch));
    }
}
