using System.Collections.Immutable;
using System.Diagnostics;
using Repro.Table.Expressions;
using Repro.Table.Expressions.Conditions;
using Repro.Table.Log.State;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Tests bounds that are texts, by the order of their bytes.</summary>
internal static class TextTests
{
    /// <summary>Sets the bits of the files with a text between their bounds that may pass.</summary>
    /// <param name="test">A test of values; not one of null.</param>
    /// <param name="column">The statistics.</param>
    /// <param name="rowCount">The files of the segment.</param>
    /// <param name="rows">Receives the answer.</param>
    public static void Run(ColumnTest test, TextStatistics column, int rowCount, Span<ulong> rows)
    {
        for (int row = 0; row < rowCount; row++)
        {
            rows[row >> 6] |= (MayPass(test, column.Min(row), column.Max(row)) ? 1UL : 0) << row;
        }
    }

    private static bool MayPass(ColumnTest test, ReadOnlySpan<byte> min, ReadOnlySpan<byte> max)
    {
        ReadOnlySpan<byte> literal = test.Literals[0].Bytes;
        return test.Kind switch
        {
            TestKind.In => MayEqualAny(test.Literals, min, max),
            TestKind.NotIn => !min.SequenceEqual(max) || IndexOfFirstNotBelow(test.Literals, min) is var index
                && (index == test.Literals.Length || !test.Literals[index].Bytes.SequenceEqual(min)),
            TestKind.Less => min.SequenceCompareTo(literal) < 0,
            TestKind.LessOrEqual => min.SequenceCompareTo(literal) <= 0,
            TestKind.Greater => max.SequenceCompareTo(literal) > 0,
            TestKind.GreaterOrEqual => max.SequenceCompareTo(literal) >= 0,

            // The texts with a prefix follow each other: the first is the prefix itself.
            TestKind.StartsWith => max.SequenceCompareTo(literal) >= 0 && (min.SequenceCompareTo(literal) <= 0 || min.StartsWith(literal)),
            TestKind.NotStartsWith => !min.StartsWith(literal) || !max.StartsWith(literal),
            _ => throw new UnreachableException($"{test.Kind} is no test of texts."),
        };
    }

    private static bool MayEqualAny(ImmutableArray<Literal> literals, ReadOnlySpan<byte> min, ReadOnlySpan<byte> max)
    {
        int index = IndexOfFirstNotBelow(literals, min);
        return index < literals.Length && literals[index].Bytes.SequenceCompareTo(max) <= 0;
    }

    private static int IndexOfFirstNotBelow(ImmutableArray<Literal> literals, ReadOnlySpan<byte> text)
    {
        int low = 0;
        for (int high = literals.Length; low < high;)
        {
            int middle = (low + high) >>> 1;
            (low, high) = literals[middle].Bytes.SequenceCompareTo(text) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
