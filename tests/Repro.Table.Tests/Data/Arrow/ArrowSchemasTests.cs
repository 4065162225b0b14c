using Apache.Arrow;
using Apache.Arrow.Types;
using CsCheck;
using Repro.Table.Data.Arrow;
using Repro.Table.Errors;
using Xunit;
using DataType = Repro.Table.Schemas.DataType;
using DecimalType = Repro.Table.Schemas.DecimalType;
using StructType = Repro.Table.Schemas.StructType;

namespace Repro.Table.Tests.Data.Arrow;

public sealed class ArrowSchemasTests
{
    [Fact]
    public void Every_schema_comes_back_from_Arrow() =>
        Gen.Select(Gen.Int, Gen.Int[0, 4]).Sample((seed, depth) =>
        {
            StructType schema = new RandomData(seed).Schema(depth);
            Assert.Equal(schema, ArrowSchemas.ToDeltaSchema(ArrowSchemas.ToArrowSchema(schema)));
        });

    [Fact]
    public void Timestamps_and_lists_have_the_form_that_is_promised()
    {
        TimestampType instant = Assert.IsType<TimestampType>(ArrowSchemas.ToArrowType(DataType.Timestamp));
        Assert.Equal((TimeUnit.Microsecond, "UTC"), (instant.Unit, instant.Timezone));
        Assert.Null(Assert.IsType<TimestampType>(ArrowSchemas.ToArrowType(DataType.TimestampNtz)).Timezone);
        Repro.Table.Schemas.ArrayType array = new() { ElementType = DataType.Byte };
        Assert.Equal("element", Assert.IsType<ListType>(ArrowSchemas.ToArrowType(array)).ValueField.Name);
    }

    public static TheoryData<IArrowType, DataType> Foreign() => new()
    {
        { UInt8Type.Default, DataType.Short },
        { UInt16Type.Default, DataType.Integer },
        { UInt32Type.Default, DataType.Long },
        { UInt64Type.Default, new DecimalType(20, 0) },
        { HalfFloatType.Default, DataType.Float },
        { LargeStringType.Default, DataType.String },
        { StringViewType.Default, DataType.String },
        { LargeBinaryType.Default, DataType.Binary },
        { BinaryViewType.Default, DataType.Binary },
        { new FixedSizeBinaryType(3), DataType.Binary },
        { Date64Type.Default, DataType.Date },
        { new TimestampType(TimeUnit.Nanosecond, "Europe/Paris"), DataType.Timestamp },
        { new TimestampType(TimeUnit.Second, (string?)null), DataType.TimestampNtz },
        { new FixedSizeListType(Int8Type.Default, 2), new Repro.Table.Schemas.ArrayType { ElementType = DataType.Byte } },
        { NullType.Default, DataType.Void },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    [Trait("MP", "78")]
    public void Types_of_users_become_the_type_that_holds_all_their_values(IArrowType type, DataType expected) =>
        Assert.Equal(expected, ArrowSchemas.ToDeltaType(type, "c"));

    [Fact]
    public void A_type_without_counterpart_is_refused_by_name()
    {
        Field field = new("c", new DictionaryType(Int32Type.Default, StringType.Default, ordered: false), nullable: true);
        UnsupportedFeatureException refusal = Assert.Throws<UnsupportedFeatureException>(
            () => ArrowSchemas.ToDeltaSchema(new Schema([field], metadata: null)));
        Assert.Equal(["Arrow type dictionary"], refusal.Features);
        Assert.Throws<UnsupportedFeatureException>(() => ArrowSchemas.ToDeltaType(new Decimal256Type(60, 2), "c"));
        Assert.Throws<UnsupportedFeatureException>(() => ArrowSchemas.ToDeltaType(DurationType.Microsecond, "c"));
    }
}
