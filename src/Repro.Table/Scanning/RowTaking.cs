using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;

namespace Repro.Table.Scanning;

/// <summary>Copies chosen rows of batches, nested columns included.</summary>
/// <remarks>What is taken shares no memory with its source, so that the source can be disposed at once.</remarks>
internal static class RowTaking
{
    /// <summary>Returns a new batch of the rows, in the order in which they are named.</summary>
    public static RecordBatch Take(RecordBatch batch, ReadOnlySpan<int> rows)
    {
        IArrowArray[] columns = new IArrowArray[batch.ColumnCount];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = ArrowArrayFactory.BuildArray(Take(batch.Column(i), rows));
        }

        return new RecordBatch(batch.Schema, columns, rows.Length);
    }

    private static ArrayData Take(IArrowArray array, ReadOnlySpan<int> rows)
    {
        ArrayData data = array.Data;
        ArrowBuffer validity = TakeValidity(array, rows, out int nullCount);
        return array switch
        {
            NullArray => new ArrayData(data.DataType, rows.Length, rows.Length, 0, [], []),
            StructArray structs => new ArrayData(
                data.DataType, rows.Length, nullCount, 0, [validity], TakeFields(structs, rows)),
            ListArray lists => TakeLists(lists, rows, validity, nullCount),
            BinaryArray binaries => TakeBytes(binaries, rows, validity, nullCount),
            _ => new ArrayData(data.DataType, rows.Length, nullCount, 0, [validity, TakeValues(array, rows)], []),
        };
    }

    private static ArrowBuffer TakeValidity(IArrowArray array, ReadOnlySpan<int> rows, out int nullCount)
    {
        nullCount = 0;
        if (array.NullCount == 0 || array is NullArray)
        {
            return ArrowBuffer.Empty;
        }

        ArrowBuffer taken = TakeBits(array.Data.Buffers[0].Span, array.Offset, rows, out int validCount);
        nullCount = rows.Length - validCount;
        return taken;
    }

    private static ArrowBuffer TakeValues(IArrowArray array, ReadOnlySpan<int> rows)
    {
        ReadOnlySpan<byte> values = array.Data.Buffers[1].Span;
        return array switch
        {
            BooleanArray => TakeBits(values, array.Offset, rows, out _),
            Int8Array => TakeNumbers<byte>(values, array.Offset, rows),
            Int16Array => TakeNumbers<short>(values, array.Offset, rows),
            Int32Array or FloatArray or Date32Array => TakeNumbers<int>(values, array.Offset, rows),
            Int64Array or DoubleArray or TimestampArray => TakeNumbers<long>(values, array.Offset, rows),
            Decimal128Array => TakeNumbers<Int128>(values, array.Offset, rows),
            _ => throw new UnreachableException($"No column is an array of type {array.GetType()}."),
        };
    }

    private static ArrowBuffer TakeNumbers<TNumber>(ReadOnlySpan<byte> values, int offset, ReadOnlySpan<int> rows)
        where TNumber : unmanaged
    {
        ReadOnlySpan<TNumber> source = MemoryMarshal.Cast<byte, TNumber>(values)[offset..];
        byte[] taken = new byte[Unsafe.SizeOf<TNumber>() * rows.Length];
        Span<TNumber> target = MemoryMarshal.Cast<byte, TNumber>(taken.AsSpan());
        for (int i = 0; i < rows.Length; i++)
        {
            target[i] = source[rows[i]];
        }

        return new ArrowBuffer(taken);
    }

    private static ArrowBuffer TakeBits(ReadOnlySpan<byte> bits, int offset, ReadOnlySpan<int> rows, out int setCount)
    {
        byte[] taken = new byte[BitUtility.ByteCount(rows.Length)];
        setCount = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            if (BitUtility.GetBit(bits, offset + rows[i]))
            {
                taken[i >> 3] |= (byte)(1 << (i & 7));
                setCount++;
            }
        }

        return new ArrowBuffer(taken);
    }

    private static ArrayData TakeBytes(BinaryArray array, ReadOnlySpan<int> rows, ArrowBuffer validity, int nullCount)
    {
        // An empty array may lack even the one offset that it should have.
        ReadOnlySpan<int> offsets = rows.IsEmpty ? [] : array.ValueOffsets;
        ReadOnlySpan<byte> source = array.ValueBuffer.Span;
        byte[] newOffsets = new byte[(rows.Length + 1) * sizeof(int)];
        Span<int> ends = MemoryMarshal.Cast<byte, int>(newOffsets.AsSpan());
        for (int i = 0; i < rows.Length; i++)
        {
            ends[i + 1] = ends[i] + (offsets[rows[i] + 1] - offsets[rows[i]]);
        }

        byte[] taken = new byte[ends[rows.Length]];
        for (int i = 0; i < rows.Length; i++)
        {
            source[offsets[rows[i]]..offsets[rows[i] + 1]].CopyTo(taken.AsSpan(ends[i]));
        }

        ArrowBuffer[] buffers = [validity, new ArrowBuffer(newOffsets), new ArrowBuffer(taken)];
        return new ArrayData(array.Data.DataType, rows.Length, nullCount, 0, buffers, []);
    }

    private static ArrayData[] TakeFields(StructArray array, ReadOnlySpan<int> rows)
    {
        ArrayData[] fields = new ArrayData[array.Fields.Count];
        for (int i = 0; i < fields.Length; i++)
        {
            fields[i] = Take(array.Fields[i], rows);
        }

        return fields;
    }

    /// <summary>Takes lists, or maps, which are lists of key and value structs.</summary>
    private static ArrayData TakeLists(ListArray array, ReadOnlySpan<int> rows, ArrowBuffer validity, int nullCount)
    {
        byte[] newOffsets = new byte[(rows.Length + 1) * sizeof(int)];
        Span<int> ends = MemoryMarshal.Cast<byte, int>(newOffsets.AsSpan());
        for (int i = 0; i < rows.Length; i++)
        {
            // A null list may have elements behind it, which nobody may see.
            ends[i + 1] = ends[i] + (array.IsNull(rows[i]) ? 0 : array.GetValueLength(rows[i]));
        }

        int[] elements = ArrayPool<int>.Shared.Rent(ends[rows.Length]);
        try
        {
            for (int i = 0; i < rows.Length; i++)
            {
                int first = array.ValueOffsets[rows[i]];
                for (int end = ends[i]; end < ends[i + 1]; end++)
                {
                    elements[end] = first + end - ends[i];
                }
            }

            ArrayData values = Take(array.Values, elements.AsSpan(0, ends[rows.Length]));
            return new ArrayData(
                array.Data.DataType, rows.Length, nullCount, 0, [validity, new ArrowBuffer(newOffsets)], [values]);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(elements);
        }
    }
}
