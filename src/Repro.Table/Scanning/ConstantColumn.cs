using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Repro.Table.Data.Arrow;
using Repro.Table.Errors;
using Repro.Table.Expressions;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Scanning;

/// <summary>Arrays that repeat one value: the partition columns of a file.</summary>
internal static class ConstantColumn
{
    /// <summary>Makes an array of a value.</summary>
    /// <param name="value">The value; null for an array of nulls.</param>
    /// <param name="type">The type of the column.</param>
    /// <param name="length">How often it is repeated.</param>
    /// <exception cref="LimitExceededException">The text is so long that the array would be too large.</exception>
    public static IArrowArray Repeat(Literal? value, DataType type, int length)
    {
        ArrowTypes.IArrowType arrowType = ArrowSchemas.ToArrowType(type);
        if (value is null)
        {
            return ArrowArrays.Nulls(arrowType, length);
        }

        ValidityBitmap valid = new(length);
        for (int slot = 0; slot < length; slot++)
        {
            valid.SetValid(slot);
        }

        return type switch
        {
            DecimalType => ArrowArrays.FixedWidth(arrowType, length, Fill(value.Unscaled, length), valid),
            PrimitiveType { Kind: PrimitiveKind.String or PrimitiveKind.Binary } => RepeatBytes(value, arrowType, length, valid),
            PrimitiveType primitive => ArrowArrays.FixedWidth(arrowType, length, FillPrimitive(value, primitive.Kind, length), valid),
            _ => throw new UnreachableException($"{type} cannot partition a table."),
        };
    }

    private static byte[] FillPrimitive(Literal value, PrimitiveKind kind, int length) => kind switch
    {
        PrimitiveKind.Boolean => FillBits(value.Boolean ? byte.MaxValue : byte.MinValue, length),
        PrimitiveKind.Byte => Fill((sbyte)value.Integer, length),
        PrimitiveKind.Short => Fill((short)value.Integer, length),
        PrimitiveKind.Integer or PrimitiveKind.Date => Fill((int)value.Integer, length),
        PrimitiveKind.Long or PrimitiveKind.Timestamp or PrimitiveKind.TimestampNtz => Fill(value.Integer, length),
        PrimitiveKind.Float => Fill((float)value.Real, length),
        PrimitiveKind.Double => Fill(value.Real, length),
        _ => throw new UnreachableException($"{kind} cannot partition a table."),
    };

    private static byte[] FillBits(byte bits, int length)
    {
        byte[] bytes = new byte[(length + 7) / 8];
        bytes.AsSpan().Fill(bits);
        return bytes;
    }

    private static byte[] Fill<T>(T value, int length)
        where T : unmanaged
    {
        byte[] bytes = new byte[length * Unsafe.SizeOf<T>()];
        MemoryMarshal.Cast<byte, T>(bytes.AsSpan()).Fill(value);
        return bytes;
    }

    private static IArrowArray RepeatBytes(Literal value, ArrowTypes.IArrowType type, int length, ValidityBitmap valid)
    {
        ReadOnlySpan<byte> one = value.Bytes;
        long size = (long)one.Length * length;
        if (size > System.Array.MaxLength)
        {
            throw Throw.LimitExceeded("of one column of a batch", size, System.Array.MaxLength, "The size in bytes of a repeated partition value");
        }

        byte[] bytes = new byte[size];
        byte[] offsets = ArrowArrays.NewOffsets(length);
        for (int i = 0; i < length; i++)
        {
            one.CopyTo(bytes.AsSpan(i * one.Length));
            BinaryPrimitives.WriteInt32LittleEndian(offsets.AsSpan((i + 1) * sizeof(int)), (i + 1) * one.Length);
        }

        return ArrowArrays.Bytes(type, length, offsets, bytes, valid);
    }
}
