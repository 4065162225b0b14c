using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Repro.Table.Expressions;

namespace Repro.Table.Scanning;

/// <summary>Compares the values of an array with literals of its type: a truth per row; what null rows get means
/// nothing.</summary>
/// <remarks>The type of the array is asked once per batch; the loops behind are compiled per type and per
/// test.</remarks>
internal static class ColumnComparison
{
    public static void Compare(IArrowArray array, ComparisonOperator comparison, Literal literal, Span<byte> truths) =>
        Run(array, [literal], new OperatorTest(comparison), truths);

    /// <summary>Tests membership; the literals are sorted and not empty.</summary>
    public static void In(IArrowArray array, ReadOnlySpan<Literal> literals, Span<byte> truths) =>
        Run(array, literals, new MembershipTest(literals.Length), truths);

    public static void StartsWith(StringArray array, Literal prefix, Span<byte> truths)
    {
        ReadOnlySpan<int> offsets = array.ValueOffsets;
        ReadOnlySpan<byte> bytes = array.ValueBuffer.Span;
        ReadOnlySpan<byte> start = prefix.Bytes;
        for (int row = 0; row < truths.Length; row++)
        {
            truths[row] = bytes[offsets[row]..offsets[row + 1]].StartsWith(start) ? Truth.True : Truth.False;
        }
    }

    private static void Run<TTest>(IArrowArray array, ReadOnlySpan<Literal> literals, TTest test, Span<byte> truths)
        where TTest : struct, IColumnTest
    {
        switch (array)
        {
            case Int8Array bytes:
                test.Run(new NumberOrder<sbyte>(bytes.Values, Numbers<sbyte>(literals)), truths);
                break;
            case Int16Array shorts:
                test.Run(new NumberOrder<short>(shorts.Values, Numbers<short>(literals)), truths);
                break;
            case Int32Array integers:
                test.Run(new NumberOrder<int>(integers.Values, Numbers<int>(literals)), truths);
                break;
            case Int64Array longs:
                test.Run(new NumberOrder<long>(longs.Values, Numbers<long>(literals)), truths);
                break;
            case Date32Array dates:
                test.Run(new NumberOrder<int>(dates.Values, Numbers<int>(literals)), truths);
                break;
            case TimestampArray timestamps:
                test.Run(new NumberOrder<long>(timestamps.Values, Numbers<long>(literals)), truths);
                break;
            case Decimal128Array decimals:
                ReadOnlySpan<Int128> digits = MemoryMarshal.Cast<byte, Int128>(decimals.ValueBuffer.Span);
                test.Run(new NumberOrder<Int128>(digits[decimals.Offset..], Numbers<Int128>(literals)), truths);
                break;
            case FloatArray floats:
                test.Run(new RealOrder<float>(floats.Values, Reals(literals)), truths);
                break;
            case DoubleArray doubles:
                test.Run(new RealOrder<double>(doubles.Values, Reals(literals)), truths);
                break;
            case BooleanArray booleans:
                test.Run(new BooleanOrder(booleans, literals), truths);
                break;
            case BinaryArray binaries:
                test.Run(new BytesOrder(binaries.ValueOffsets, binaries.ValueBuffer.Span, literals), truths);
                break;
            default:
                throw new UnreachableException($"Arrays of type {array.GetType()} cannot be compared.");
        }
    }

    private static TNumber[] Numbers<TNumber>(ReadOnlySpan<Literal> literals)
        where TNumber : IBinaryInteger<TNumber>
    {
        TNumber[] numbers = new TNumber[literals.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = TNumber.CreateChecked(literals[i].Unscaled);
        }

        return numbers;
    }

    private static double[] Reals(ReadOnlySpan<Literal> literals)
    {
        double[] reals = new double[literals.Length];
        for (int i = 0; i < reals.Length; i++)
        {
            reals[i] = literals[i].Real;
        }

        return reals;
    }
}
