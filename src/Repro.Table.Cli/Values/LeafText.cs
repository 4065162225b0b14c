using System.Buffers.Binary;
using System.Globalization;
using Apache.Arrow;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Cli.Values;

/// <summary>The text of values that are neither text nor bytes nor nested, as CSV and JSON Lines spell them; no object per value.</summary>
internal static class LeafText
{
    /// <summary>The most bytes of a text.</summary>
    public const int MaxLength = 64;

    /// <summary>Returns whether the values of an array have such a text.</summary>
    public static bool Covers(IArrowArray array) => array is Int64Array or Int32Array or Int16Array or Int8Array or DoubleArray
        or FloatArray or BooleanArray or Date32Array or TimestampArray or Decimal128Array;

    /// <summary>Writes a value as UTF-8.</summary>
    /// <param name="array">An array that <see cref="Covers"/> knows.</param>
    /// <param name="index">A value that is not null.</param>
    /// <param name="destination">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The number of bytes; 0 for a date or time outside of the years 1 to 9999, which have no text.</returns>
    public static int Format(IArrowArray array, int index, Span<byte> destination)
    {
        switch (array)
        {
            case Int64Array longs:
                return FormatNumber(longs.Values[index], destination);
            case Int32Array integers:
                return FormatNumber(integers.Values[index], destination);
            case Int16Array shorts:
                return FormatNumber(shorts.Values[index], destination);
            case Int8Array bytes:
                return FormatNumber(bytes.Values[index], destination);
            case DoubleArray doubles:
                return FormatNumber(doubles.Values[index], destination);
            case FloatArray floats:
                return FormatNumber(floats.Values[index], destination);
            case BooleanArray booleans:
                ReadOnlySpan<byte> word = booleans.GetValue(index) == true ? "true"u8 : "false"u8;
                word.CopyTo(destination);
                return word.Length;
            case Date32Array dates:
                return DateText.TryFormat(dates.Values[index], destination) ? DateText.Length : 0;
            case TimestampArray timestamps:
                return FormatTimestamp(timestamps, index, destination);
            case Decimal128Array decimals:
                return DecimalText.Format(Unscaled(decimals, index), decimals.Scale, destination);
            default:
                throw new ArgumentException($"Values of {array.Data.DataType.Name} are no leaves with a text.", nameof(array));
        }
    }

    /// <summary>Returns the digits of a decimal as an integer.</summary>
    public static Int128 Unscaled(Decimal128Array array, int index) =>
        BinaryPrimitives.ReadInt128LittleEndian(array.ValueBuffer.Span.Slice((array.Offset + index) * 16, 16));

    private static int FormatNumber<T>(T value, Span<byte> destination)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(destination, out int written, default, CultureInfo.InvariantCulture);
        return written;
    }

    private static int FormatTimestamp(TimestampArray array, int index, Span<byte> destination)
    {
        if (!TimestampText.TryFormat(array.Values[index], destination, out int written))
        {
            return 0;
        }

        if (((ArrowTypes.TimestampType)array.Data.DataType).Timezone is not null)
        {
            destination[written++] = (byte)'Z';
        }

        return written;
    }
}
