using System.Diagnostics;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Repro.Table.Errors;
using Repro.Table.Expressions;
using Repro.Table.Schemas;

namespace Repro.Table.Operations;

/// <summary>Takes the partition values of a row out of a batch, once per partition.</summary>
internal static class PartitionValueReader
{
    /// <summary>Returns the text of a value in <c>partitionValues</c>; null for null.</summary>
    /// <exception cref="ConstraintViolationException">The value has no text there.</exception>
    public static string? ReadText(IArrowArray array, int row, StructField field) =>
        PartitionText.TryFormat(Read(array, row, field.Type), out string? text)
            ? text
            : throw Throw.PartitionValueWithoutText(field.Name);

    private static Literal? Read(IArrowArray array, int row, DataType type)
    {
        if (array.IsNull(row))
        {
            return null;
        }

        return (array, type) switch
        {
            (BooleanArray booleans, _) => booleans.GetValue(row) == true,
            (FloatArray floats, _) => floats.GetValue(row)!.Value, // the row is not null
            (DoubleArray doubles, _) => doubles.GetValue(row)!.Value, // the row is not null
            (Decimal128Array decimals, DecimalType decimalType) => Literal.OfDecimal(
                decimalType, MemoryMarshal.Cast<byte, Int128>(decimals.ValueBuffer.Span)[decimals.Offset + row]),
            (BinaryArray bytes, PrimitiveType primitive) => Literal.OfBytes(primitive, bytes.GetBytes(row).ToArray()),
            (Int8Array integers, _) => Literal.OfInteger(type, integers.Values[row]),
            (Int16Array integers, _) => Literal.OfInteger(type, integers.Values[row]),
            (Int32Array integers, _) => Literal.OfInteger(type, integers.Values[row]),
            (Int64Array integers, _) => Literal.OfInteger(type, integers.Values[row]),
            (Date32Array dates, _) => Literal.OfInteger(type, dates.Values[row]),
            (TimestampArray timestamps, _) => Literal.OfInteger(type, timestamps.Values[row]),
            _ => throw new UnreachableException($"{type} cannot partition a table."),
        };
    }
}
