using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Arrays;
using Repro.Table.Errors;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Arrow;

/// <summary>Casts of text and bytes: every Arrow layout of them becomes the one with 32-bit offsets.</summary>
internal static class BytesCasts
{
    private delegate ReadOnlySpan<byte> ValueAt<TArray>(TArray array, int index);

    /// <summary>Casts to text.</summary>
    public static IArrowArray? ToText(IArrowArray array, string path) => array switch
    {
        StringArray => array,
        LargeStringArray a => Copy(a, static (a, i) => a.GetBytes(i), ArrowTypes.StringType.Default, path),
        StringViewArray a => Copy(a, static (a, i) => a.GetBytes(i), ArrowTypes.StringType.Default, path),
        _ => null,
    };

    /// <summary>Casts to bytes; text is not bytes.</summary>
    public static IArrowArray? ToBinary(IArrowArray array, string path) => array switch
    {
        StringArray or LargeStringArray or StringViewArray or Decimal128Array or Decimal256Array => null,
        BinaryArray => array,
        LargeBinaryArray a => Copy(a, static (a, i) => a.GetBytes(i), ArrowTypes.BinaryType.Default, path),
        BinaryViewArray a => Copy(a, static (a, i) => a.GetBytes(i), ArrowTypes.BinaryType.Default, path),
        FixedSizeBinaryArray a when array.Data.DataType.TypeId == ArrowTypes.ArrowTypeId.FixedSizedBinary =>
            Copy(a, static (a, i) => a.GetBytes(i), ArrowTypes.BinaryType.Default, path),
        _ => null,
    };

    private static IArrowArray Copy<TArray>(TArray array, ValueAt<TArray> valueAt, ArrowTypes.IArrowType type, string path)
        where TArray : IArrowArray
    {
        byte[] offsets = ArrowArrays.NewOffsets(array.Length);
        Span<int> ends = MemoryMarshal.Cast<byte, int>(offsets.AsSpan())[1..];
        long total = 0;
        for (int i = 0; i < array.Length; i++)
        {
            total += array.IsValid(i) ? valueAt(array, i).Length : 0;
            ends[i] = total <= System.Array.MaxLength
                ? (int)total
                : throw Throw.ValueOutOfRange(path, "a batch", "more than 2 GiB of text or bytes");
        }

        byte[] bytes = new byte[total];
        int written = 0;
        for (int i = 0; i < array.Length; i++)
        {
            if (array.IsValid(i))
            {
                valueAt(array, i).CopyTo(bytes.AsSpan(written));
                written = ends[i];
            }
        }

        return ArrowArrays.Bytes(type, array.Length, offsets, bytes, ValidityBitmap.Of(array));
    }
}
