using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Rows;

/// <summary>Turns batches of numbers into the bytes of an array: one column as it is, several as rows of doubles.</summary>
internal sealed class NpyColumns(ImmutableArray<StructField> columns)
{
    private const long MaxExactInDouble = 1L << 53;

    private byte[] _bytes = [];

    /// <summary>Gets the type of the values.</summary>
    public NpyType Type { get; } = columns.Length == 1 ? NpyType.Of(columns[0].Type) ?? NpyType.Double : NpyType.Double;

    /// <summary>Gets the number of columns of a matrix; null for a vector.</summary>
    public int? Width => columns.Length == 1 ? null : columns.Length;

    /// <summary>Returns the bytes of a batch, valid until the next call.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="rowsBefore">How many rows there were before it, for messages.</param>
    public ReadOnlyMemory<byte> ToBytes(RecordBatch batch, long rowsBefore)
    {
        int length = batch.Length * columns.Length * Type.SizeInBytes;
        if (_bytes.Length < length)
        {
            _bytes = new byte[length];
        }

        Span<byte> bytes = _bytes.AsSpan(0, length);
        for (int i = 0; i < columns.Length; i++)
        {
            if (Width is null)
            {
                CopyVector(batch.Column(i), bytes, rowsBefore);
            }
            else
            {
                CopyColumn(batch.Column(i), i, MemoryMarshal.Cast<byte, double>(bytes), rowsBefore);
            }
        }

        return _bytes.AsMemory(0, length);
    }

    private void CopyVector(IArrowArray array, Span<byte> bytes, long rowsBefore)
    {
        switch (array)
        {
            case DoubleArray doubles:
                doubles.Values.CopyTo(MemoryMarshal.Cast<byte, double>(bytes));
                FillNulls(array, MemoryMarshal.Cast<byte, double>(bytes), double.NaN);
                return;
            case FloatArray floats:
                floats.Values.CopyTo(MemoryMarshal.Cast<byte, float>(bytes));
                FillNulls(array, MemoryMarshal.Cast<byte, float>(bytes), float.NaN);
                return;
        }

        if (array.NullCount > 0)
        {
            int row = Enumerable.Range(0, array.Length).First(array.IsNull);
            throw RowErrors.ValueNotHeld(
                "NPY", columns[0], rowsBefore + row + 1, "a null", $"Leave nulls out with --where \"{columns[0].Name} IS NOT NULL\".");
        }

        switch (array)
        {
            case Int64Array longs:
                MemoryMarshal.AsBytes(longs.Values).CopyTo(bytes);
                break;
            case Int32Array integers:
                MemoryMarshal.AsBytes(integers.Values).CopyTo(bytes);
                break;
            case Int16Array shorts:
                MemoryMarshal.AsBytes(shorts.Values).CopyTo(bytes);
                break;
            case Int8Array small:
                MemoryMarshal.AsBytes(small.Values).CopyTo(bytes);
                break;
            case BooleanArray booleans:
                for (int row = 0; row < bytes.Length; row++)
                {
                    bytes[row] = booleans.GetValue(row) == true ? (byte)1 : (byte)0;
                }

                break;
        }
    }

    private void CopyColumn(IArrowArray array, int column, Span<double> matrix, long rowsBefore)
    {
        for (int row = 0; row < array.Length; row++)
        {
            matrix[(row * columns.Length) + column] = array.IsNull(row) ? double.NaN : array switch
            {
                DoubleArray doubles => doubles.Values[row],
                FloatArray floats => floats.Values[row],
                Int64Array longs => Exactly(longs.Values[row], column, rowsBefore + row + 1),
                Int32Array integers => integers.Values[row],
                Int16Array shorts => shorts.Values[row],
                Int8Array bytes => bytes.Values[row],
                BooleanArray booleans => booleans.GetValue(row) == true ? 1 : 0,
                _ => throw new ArgumentException($"{array.Data.DataType.Name} is no number.", nameof(array)),
            };
        }
    }

    private double Exactly(long value, int column, long row) => value is >= -MaxExactInDouble and <= MaxExactInDouble
        ? value
        : throw RowErrors.ValueNotHeld(
            "NPY", columns[column], row, $"{value}, which no double is,", $"Export the column alone, with --columns \"{columns[column].Name}\".");

    private static void FillNulls<T>(IArrowArray array, Span<T> values, T filling)
    {
        for (int row = 0; array.NullCount > 0 && row < array.Length; row++)
        {
            if (array.IsNull(row))
            {
                values[row] = filling;
            }
        }
    }
}
