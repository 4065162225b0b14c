using System.Diagnostics;
using System.Numerics;
using Repro.Table.Expressions.Conditions;
using Repro.Table.Log.State;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Tests bounds that are numbers: the kind of test is asked once per segment, the loops are compiled per kind.</summary>
internal static class NumberTests
{
    /// <summary>Sets the bits of the files with a number between their bounds that may pass.</summary>
    /// <param name="kind">A test of values; not one of null or of texts.</param>
    /// <param name="column">The statistics.</param>
    /// <param name="literals">The literals of the test.</param>
    /// <param name="rows">Receives the answer.</param>
    public static void Run<T>(TestKind kind, NumberStatistics<T> column, T[] literals, Span<ulong> rows)
        where T : unmanaged, INumber<T>
    {
        switch (kind)
        {
            case TestKind.In when literals.Length == 1:
                Run(column, new Equal<T>(literals[0]), rows);
                break;
            case TestKind.In:
                Run(column, new In<T>(literals), rows);
                break;
            case TestKind.NotIn:
                Run(column, new NotIn<T>(literals), rows);
                break;
            case TestKind.Less:
                Run(column, new Less<T>(literals[0]), rows);
                break;
            case TestKind.LessOrEqual:
                Run(column, new LessOrEqual<T>(literals[0]), rows);
                break;
            case TestKind.Greater:
                Run(column, new Greater<T>(literals[0]), rows);
                break;
            case TestKind.GreaterOrEqual:
                Run(column, new GreaterOrEqual<T>(literals[0]), rows);
                break;
            default:
                throw new UnreachableException($"{kind} is no test of numbers.");
        }
    }

    private static void Run<T, TTest>(NumberStatistics<T> column, TTest test, Span<ulong> rows)
        where T : unmanaged, INumber<T>
        where TTest : struct, IBoundTest<T>
    {
        // One comparison spares a whole segment of a clustered table: what the widest bounds rule out, all do.
        if (!test.MayPass(column.LeastMin, column.GreatestMax))
        {
            return;
        }

        ReadOnlySpan<T> min = column.Min;
        ReadOnlySpan<T> max = column.Max[..min.Length];
        for (int row = 0; row < min.Length; row++)
        {
            rows[row >> 6] |= (test.MayPass(min[row], max[row]) ? 1UL : 0) << row;
        }
    }

    private interface IBoundTest<T>
    {
        /// <summary>Returns whether a value between the bounds may pass.</summary>
        bool MayPass(T min, T max);
    }

    private readonly struct Equal<T>(T literal) : IBoundTest<T>
        where T : INumber<T>
    {
        public bool MayPass(T min, T max) => min <= literal & literal <= max;
    }

    private readonly struct Less<T>(T literal) : IBoundTest<T>
        where T : INumber<T>
    {
        public bool MayPass(T min, T max) => min < literal;
    }

    private readonly struct LessOrEqual<T>(T literal) : IBoundTest<T>
        where T : INumber<T>
    {
        public bool MayPass(T min, T max) => min <= literal;
    }

    private readonly struct Greater<T>(T literal) : IBoundTest<T>
        where T : INumber<T>
    {
        public bool MayPass(T min, T max) => max > literal;
    }

    private readonly struct GreaterOrEqual<T>(T literal) : IBoundTest<T>
        where T : INumber<T>
    {
        public bool MayPass(T min, T max) => max >= literal;
    }

    private readonly struct In<T>(T[] literals) : IBoundTest<T>
        where T : INumber<T>
    {
        public bool MayPass(T min, T max)
        {
            // The first literal that is not below the lower bound decides.
            int low = 0;
            for (int high = literals.Length; low < high;)
            {
                int middle = (low + high) >>> 1;
                (low, high) = literals[middle] < min ? (middle + 1, high) : (low, middle);
            }

            return low < literals.Length && literals[low] <= max;
        }
    }

    private readonly struct NotIn<T>(T[] literals) : IBoundTest<T>
        where T : INumber<T>
    {
        public bool MayPass(T min, T max) => min != max || Array.BinarySearch(literals, min) < 0;
    }
}
