using Apache.Arrow;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Arrow;

/// <summary>Makes arrays over ordinary managed memory, which they take over: disposing them frees nothing and does no harm.</summary>
internal static class ArrowArrays
{
    /// <summary>Makes an array of fixed-width values, laid out as Arrow has them.</summary>
    public static IArrowArray FixedWidth(ArrowTypes.IArrowType type, int length, byte[] values, ValidityBitmap validity) =>
        Build(type, length, validity, [validity.ToBuffer(), new ArrowBuffer(values)], []);

    /// <summary>Makes an array of text or bytes from <c>length + 1</c> 32-bit offsets into the bytes.</summary>
    public static IArrowArray Bytes(
        ArrowTypes.IArrowType type, int length, byte[] offsets, ReadOnlyMemory<byte> bytes, ValidityBitmap validity) =>
        Build(type, length, validity, [validity.ToBuffer(), new ArrowBuffer(offsets), new ArrowBuffer(bytes)], []);

    /// <summary>Makes a list or a map from <c>length + 1</c> 32-bit offsets into its elements or entries.</summary>
    public static IArrowArray List(
        ArrowTypes.IArrowType type, int length, byte[] offsets, IArrowArray elements, ValidityBitmap validity) =>
        Build(type, length, validity, [validity.ToBuffer(), new ArrowBuffer(offsets)], [elements.Data]);

    /// <summary>Makes a struct of fields that are as long as it is.</summary>
    public static IArrowArray Struct(ArrowTypes.IArrowType type, int length, IArrowArray[] fields, ValidityBitmap validity) =>
        Build(type, length, validity, [validity.ToBuffer()], [.. fields.Select(f => f.Data)]);

    /// <summary>Makes the entries of a map: neither an entry nor a key is null.</summary>
    public static IArrowArray Entries(ArrowTypes.MapType type, IArrowArray keys, IArrowArray values) =>
        ArrowArrayFactory.BuildArray(
            new ArrayData(type.KeyValueType, keys.Length, 0, 0, [ArrowBuffer.Empty], [keys.Data, values.Data]));

    /// <summary>Makes an array of nulls of any type that <see cref="ArrowSchemas"/> gives.</summary>
    public static IArrowArray Nulls(ArrowTypes.IArrowType type, int length)
    {
        ValidityBitmap none = new(length);
        switch (type)
        {
            case ArrowTypes.NullType:
                return new NullArray(length);
            case ArrowTypes.StringType or ArrowTypes.BinaryType:
                return Bytes(type, length, NewOffsets(length), default, none);
            case ArrowTypes.ListType list:
                return List(type, length, NewOffsets(length), Nulls(list.ValueDataType, 0), none);
            case ArrowTypes.MapType map:
                return List(type, length, NewOffsets(length), Nulls(map.KeyValueType, 0), none);
            case ArrowTypes.StructType nested:
                return Struct(type, length, [.. nested.Fields.Select(f => Nulls(f.DataType, length))], none);
            default:
                long bits = (long)((ArrowTypes.FixedWidthType)type).BitWidth * length;
                return FixedWidth(type, length, new byte[(bits + 7) / 8], none);
        }
    }

    /// <summary>Returns memory for <c>length + 1</c> 32-bit offsets, all zero.</summary>
    public static byte[] NewOffsets(int length) => new byte[(length + 1) * sizeof(int)];

    private static IArrowArray Build(
        ArrowTypes.IArrowType type, int length, ValidityBitmap validity, ArrowBuffer[] buffers, ArrayData[] children) =>
        ArrowArrayFactory.BuildArray(new ArrayData(type, length, validity.NullCount, 0, buffers, children));
}
