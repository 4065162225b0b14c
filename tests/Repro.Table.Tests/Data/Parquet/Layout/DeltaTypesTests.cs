using Parquet.Meta;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using Xunit;
using DecimalType = Repro.Table.Schemas.DecimalType;
using MapType = Repro.Table.Schemas.MapType;
using PhysicalType = Parquet.Meta.Type;

namespace Repro.Table.Tests.Data.Parquet.Layout;

public sealed class DeltaTypesTests
{
    [Fact]
    public void The_schema_of_a_file_of_ours_is_that_of_its_table()
    {
        StructType schema = new()
        {
            Fields =
            [
                .. new DataType[]
                {
                    DataType.String, DataType.Long, DataType.Integer, DataType.Short, DataType.Byte, DataType.Float, DataType.Double,
                    DataType.Boolean, DataType.Binary, DataType.Date, DataType.Timestamp, DataType.TimestampNtz,
                    new DecimalType(9, 2), new DecimalType(18, 18), new DecimalType(38, 0),
                    new ArrayType { ElementType = DataType.Long, ContainsNull = false },
                    new MapType { KeyType = DataType.String, ValueType = new ArrayType { ElementType = DataType.Date } },
                    new StructType { Fields = [new StructField { Name = "x", Type = DataType.Long, IsNullable = false }] },
                }.Select((type, i) => new StructField { Name = $"c{i}", Type = type }),
                new StructField { Name = "required", Type = DataType.Long, IsNullable = false },
            ],
        };
        Assert.Equal(schema, new DeltaTypes("f.parquet").SchemaOf(LayoutBuilder.Build(schema)));
    }

    [Theory]
    [InlineData(8, "short")]
    [InlineData(16, "integer")]
    [InlineData(32, "long")]
    public void Unsigned_integers_widen(sbyte bits, string expected)
    {
        ParquetNode root = new();
        _ = new ParquetNode(root, "a", FieldRepetitionType.OPTIONAL)
        {
            PhysicalType = PhysicalType.INT32,
            Annotation = Annotation.SignedInteger(bits) with { IsSigned = false },
        };
        Assert.Equal($"struct<a:{expected}>", new DeltaTypes("f.parquet").SchemaOf(root).ToString());
    }

    [Fact]
    public void Lists_of_older_writers_are_found()
    {
        ParquetNode root = new();
        _ = new ParquetNode(root, "bare", FieldRepetitionType.REPEATED) { PhysicalType = PhysicalType.INT32 };
        ParquetNode twoLevels = new(root, "two", FieldRepetitionType.OPTIONAL) { Collection = ConvertedType.LIST };
        _ = new ParquetNode(twoLevels, "array", FieldRepetitionType.REPEATED) { PhysicalType = PhysicalType.INT96 };
        StructType schema = new DeltaTypes("f.parquet").SchemaOf(root);
        Assert.Equal("struct<bare:array<integer>,two:array<timestamp>>", schema.ToString());
        Assert.False(schema.Fields[0].IsNullable);
        Assert.False(((ArrayType)schema.Fields[1].Type).ContainsNull);
    }

    [Fact]
    public void What_no_column_holds_is_refused_by_name()
    {
        ParquetNode root = new();
        ParquetNode group = new(root, "outer", FieldRepetitionType.OPTIONAL);
        _ = new ParquetNode(group, "id", FieldRepetitionType.OPTIONAL)
        {
            PhysicalType = PhysicalType.FIXED_LEN_BYTE_ARRAY,
            Annotation = new Annotation { Kind = AnnotationKind.Other },
        };
        UnsupportedFeatureException failure =
            Assert.Throws<UnsupportedFeatureException>(() => new DeltaTypes("f.parquet").SchemaOf(root));
        Assert.Contains("'outer.id' of the file 'f.parquet'", failure.Message, StringComparison.Ordinal);
    }
}
