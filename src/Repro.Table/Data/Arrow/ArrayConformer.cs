using System.Runtime.InteropServices;
using Apache.Arrow;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Arrow;

/// <summary>Casts one array to the type of a column where nothing can be lost, nested ones field by field.</summary>
/// <remarks>
/// An array that has the type already is returned as it is. Slices are understood: a cast copies what the slice shows.
/// </remarks>
internal static class ArrayConformer
{
    /// <summary>Casts an array.</summary>
    /// <param name="array">The array, which stays the caller's.</param>
    /// <param name="type">The type of the column.</param>
    /// <param name="path">The column, for messages.</param>
    /// <returns>An array of <see cref="ArrowSchemas.ToArrowType(DataType)"/>; it may share memory with <paramref name="array"/>.</returns>
    public static IArrowArray Conform(IArrowArray array, DataType type, string path) => (type, array) switch
    {
        (_, DictionaryArray) => throw Throw.ArrowTypeUnsupported(path, "dictionary"),
        (_, NullArray) => ArrowArrays.Nulls(ArrowSchemas.ToArrowType(type), array.Length),
        (StructType expected, StructArray actual) => ConformStruct(actual, expected, path),
        (MapType expected, MapArray actual) => ConformMap(actual, expected, path),
        (ArrayType expected, ListArray actual) when actual is not MapArray =>
            ConformList(actual, ListRanges.Of(actual), actual.Values, expected, path),
        (ArrayType expected, LargeListArray actual) => ConformList(actual, ListRanges.Of(actual, path), actual.Values, expected, path),
        (ArrayType expected, FixedSizeListArray actual) => ConformList(actual, ListRanges.Of(actual), actual.Values, expected, path),
        (StructType or MapType or ArrayType, _) => throw Mismatch(array, type, path),
        _ => LeafCasts.Cast(array, type, path) ?? throw Mismatch(array, type, path),
    };

    private static StructArray ConformStruct(StructArray array, StructType type, string path)
    {
        ArrowTypes.StructType arrowType = (ArrowTypes.StructType)ArrowSchemas.ToArrowType(type);
        int[] sources = FieldMatcher.Match(type, ((ArrowTypes.StructType)array.Data.DataType).Fields, path);
        IArrowArray[] fields = new IArrowArray[sources.Length];
        for (int i = 0; i < sources.Length; i++)
        {
            string fieldPath = FieldMatcher.PathOf(path, type.Fields[i].Name);
            fields[i] = sources[i] < 0
                ? ArrowArrays.Nulls(arrowType.Fields[i].DataType, array.Length)
                : Conform(array.Fields[sources[i]], type.Fields[i].Type, fieldPath);
            if (!type.Fields[i].IsNullable)
            {
                RefuseNulls(fields[i], array, fieldPath);
            }
        }

        return (StructArray)ArrowArrays.Struct(arrowType, array.Length, fields, ValidityBitmap.Of(array));
    }

    private static IArrowArray ConformList(Apache.Arrow.Array array, ListRanges ranges, IArrowArray values, ArrayType type, string path)
    {
        string elementPath = FieldMatcher.PathOf(path, ArrowSchemas.ElementName);
        IArrowArray shown = ArrowArrayFactory.Slice(values, ranges.Start, ranges.Count);
        IArrowArray elements = Conform(shown, type.ElementType, elementPath);
        if (!type.ContainsNull)
        {
            RefuseNulls(elements, array, ranges, elementPath);
        }

        return ArrowArrays.List(ArrowSchemas.ToArrowType(type), array.Length, ranges.Offsets, elements, ValidityBitmap.Of(array));
    }

    private static IArrowArray ConformMap(MapArray array, MapType type, string path)
    {
        ListRanges ranges = ListRanges.Of(array);
        StructArray entries = (StructArray)ArrowArrayFactory.Slice(array.KeyValues, ranges.Start, ranges.Count);
        IArrowArray keys = Conform(entries.Fields[0], type.KeyType, FieldMatcher.PathOf(path, "key"));
        IArrowArray values = Conform(entries.Fields[1], type.ValueType, FieldMatcher.PathOf(path, "value"));
        RefuseNulls(keys, array, ranges, FieldMatcher.PathOf(path, "key"));
        if (!type.ValueContainsNull)
        {
            RefuseNulls(values, array, ranges, FieldMatcher.PathOf(path, "value"));
        }

        ArrowTypes.MapType arrowType = (ArrowTypes.MapType)ArrowSchemas.ToArrowType(type);
        return ArrowArrays.List(
            arrowType, array.Length, ranges.Offsets, ArrowArrays.Entries(arrowType, keys, values), ValidityBitmap.Of(array));
    }

    /// <summary>Refuses a null whose parent is there; below a null struct everything is null and nothing is missing.</summary>
    private static void RefuseNulls(IArrowArray values, StructArray parent, string path)
    {
        for (int i = 0; values.NullCount > 0 && i < values.Length; i++)
        {
            if (values.IsNull(i) && parent.IsValid(i))
            {
                throw Throw.NullInNotNullColumn(path);
            }
        }
    }

    private static void RefuseNulls(IArrowArray values, Apache.Arrow.Array parent, ListRanges ranges, string path)
    {
        ReadOnlySpan<int> offsets = MemoryMarshal.Cast<byte, int>(ranges.Offsets.AsSpan());
        for (int i = 0; values.NullCount > 0 && i < parent.Length; i++)
        {
            for (int j = offsets[i]; parent.IsValid(i) && j < offsets[i + 1]; j++)
            {
                if (values.IsNull(j))
                {
                    throw Throw.NullInNotNullColumn(path);
                }
            }
        }
    }

    private static SchemaMismatchException Mismatch(IArrowArray array, DataType type, string path) =>
        Throw.ColumnMismatch(path, type.ToString(), array.Data.DataType.Name, "the types differ and no cast between them is without loss");
}
