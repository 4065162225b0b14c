using System.Collections.Immutable;
using Repro.Table.Expressions;
using Repro.Table.Expressions.Conditions;
using Repro.Table.Log.State;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Tests the statistics of files: a file is left out only if no row of it can pass. Partition columns are exact.</summary>
/// <remarks>
/// 1. A test of values, and IS NOT NULL, needs a row that is not null: <c>nullCount</c> is not <c>numRecords</c>.
/// 2. A test of values needs a value between the bounds that passes.
/// 3. IS NULL needs a null: <c>nullCount</c> is not 0.
/// Wide statistics, of a file with a deletion vector, keep their bounds and both ends of <c>nullCount</c>, so that the same
/// three rules hold for them. Protocol: Per-file Statistics.
/// </remarks>
internal sealed class InclusiveStatistics(TestedColumns columns, PartitionPruner partitions) : IFileTest
{
    public void Test(ColumnTest test, FileSegment files, Span<ulong> rows)
    {
        if (partitions.IsPartition(test.Column))
        {
            partitions.Test(test, files, rows);
        }
        else if (columns.Find(test.Column) is { } leaf)
        {
            StatisticsColumns statistics = StatisticsDecoder.Require(files, columns.Leaves);
            Test(test, statistics.Leaves[leaf], statistics.RecordCounts, rows);
        }
        else
        {
            RowMask.SetAll(rows, files.Count);
        }
    }

    private static void Test(ColumnTest test, StatisticsColumn column, ImmutableArray<long> recordCounts, Span<ulong> rows)
    {
        ReadOnlySpan<long> nullCounts = column.NullCounts;
        if (test.Kind == TestKind.IsNull)
        {
            for (int row = 0; row < nullCounts.Length; row++)
            {
                rows[row >> 6] |= (nullCounts[row] != 0 ? 1UL : 0) << row;
            }

            return;
        }

        TestBounds(test, column, rows);
        for (int row = 0; row < nullCounts.Length; row++)
        {
            bool isAllNull = nullCounts[row] == recordCounts[row] & nullCounts[row] != StatisticsColumn.Unknown;
            rows[row >> 6] &= ~((isAllNull ? 1UL : 0) << row);
        }
    }

    private static void TestBounds(ColumnTest test, StatisticsColumn column, Span<ulong> rows)
    {
        switch (column)
        {
            case var _ when test.Kind == TestKind.IsNotNull:
                RowMask.SetAll(rows, column.NullCounts.Length);
                break;
            case NumberStatistics<long> numbers:
                NumberTests.Run(test.Kind, numbers, Literals(test, literal => literal.Integer), rows);
                break;
            case NumberStatistics<Int128> decimals:
                NumberTests.Run(test.Kind, decimals, Literals(test, literal => literal.Unscaled), rows);
                break;
            case NumberStatistics<double> reals:
                NumberTests.Run(test.Kind, reals, Literals(test, literal => literal.Real), rows);
                break;
            case TextStatistics texts:
                TextTests.Run(test, texts, column.NullCounts.Length, rows);
                break;
            default:
                RowMask.SetAll(rows, column.NullCounts.Length);
                break;
        }
    }

    private static T[] Literals<T>(ColumnTest test, Func<Literal, T> value)
    {
        T[] values = new T[test.Literals.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = value(test.Literals[i]);
        }

        return values;
    }
}
