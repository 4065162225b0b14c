using System.Diagnostics;
using Apache.Arrow;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Rows;

/// <summary>Columns of nothing but nulls, for what a record does not have.</summary>
internal static class NullColumn
{
    public static ArrayData Build(DataType type, Field field, int rowCount)
    {
        ArrowBuffer validity = Zeros(BitUtility.ByteCount(rowCount));
        ArrayData Of(ArrowBuffer[] buffers, params ArrayData[] children) =>
            new(field.DataType, rowCount, rowCount, 0, buffers, children);

        return type switch
        {
            PrimitiveType { Kind: PrimitiveKind.Void } => Of([]),
            PrimitiveType { Kind: PrimitiveKind.Boolean } => Of([validity, validity]),
            PrimitiveType { Kind: PrimitiveKind.String or PrimitiveKind.Binary } =>
                Of([validity, Zeros((rowCount + 1) * sizeof(int)), ArrowBuffer.Empty]),
            PrimitiveType or DecimalType => Of([validity, Zeros(rowCount * WidthOf(type))]),
            StructType structType => Of([validity], BuildFields(structType, (ArrowTypes.StructType)field.DataType, rowCount)),
            ArrayType arrayType => Of(
                [validity, Zeros((rowCount + 1) * sizeof(int))],
                Build(arrayType.ElementType, ((ArrowTypes.ListType)field.DataType).ValueField, 0)),
            MapType mapType => Of([validity, Zeros((rowCount + 1) * sizeof(int))], BuildEntries(mapType, field)),
            _ => throw new UnreachableException($"A table of type {type} cannot be written."),
        };
    }

    private static ArrayData[] BuildFields(StructType type, ArrowTypes.StructType arrowType, int rowCount) =>
        [.. type.Fields.Select((field, i) => Build(field.Type, arrowType.Fields[i], rowCount))];

    private static ArrayData BuildEntries(MapType type, Field field)
    {
        ArrowTypes.MapType arrowType = (ArrowTypes.MapType)field.DataType;
        ArrayData[] keysAndValues =
        [
            Build(type.KeyType, arrowType.KeyField, 0), Build(type.ValueType, arrowType.ValueField, 0),
        ];
        return new ArrayData(arrowType.KeyValueType, 0, 0, 0, [ArrowBuffer.Empty], keysAndValues);
    }

    private static int WidthOf(DataType type) => type switch
    {
        DecimalType => 16,
        PrimitiveType { Kind: PrimitiveKind.Byte } => 1,
        PrimitiveType { Kind: PrimitiveKind.Short } => 2,
        PrimitiveType { Kind: PrimitiveKind.Integer or PrimitiveKind.Float or PrimitiveKind.Date } => 4,
        _ => 8,
    };

    private static ArrowBuffer Zeros(int count) => new(new byte[count]);
}
