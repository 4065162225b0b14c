using System.Buffers;
using System.Diagnostics;
using Repro.Table.Expressions.Conditions;
using Repro.Table.Log.State;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Evaluates a condition over the files of a segment: inclusively, since a test says where a row may pass.</summary>
internal static class FileConditions
{
    /// <summary>Clears the bits of the files that hold no row which passes.</summary>
    public static void Restrict(Condition condition, FileSegment files, IFileTest test, Span<ulong> rows)
    {
        ulong[] rented = ArrayPool<ulong>.Shared.Rent(rows.Length);
        try
        {
            Span<ulong> passing = rented.AsSpan(0, rows.Length);
            Evaluate(condition, files, test, passing);
            RowMask.And(rows, passing);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }
    }

    private static void Evaluate(Condition condition, FileSegment files, IFileTest test, Span<ulong> rows)
    {
        switch (condition)
        {
            case AllOf all:
                Evaluate(all.Left, files, test, rows);
                Restrict(all.Right, files, test, rows);
                break;
            case AnyOf any:
                Evaluate(any.Left, files, test, rows);
                Extend(any.Right, files, test, rows);
                break;
            case ConstantCondition constant when constant == ConstantCondition.Always:
                RowMask.SetAll(rows, files.Count);
                break;
            case ConstantCondition:
                rows.Clear();
                break;
            case ColumnTest column:
                rows.Clear();
                test.Test(column, files, rows);
                break;
            default:
                throw new UnreachableException($"A condition of type {condition.GetType()}.");
        }
    }

    private static void Extend(Condition condition, FileSegment files, IFileTest test, Span<ulong> rows)
    {
        ulong[] rented = ArrayPool<ulong>.Shared.Rent(rows.Length);
        try
        {
            Span<ulong> passing = rented.AsSpan(0, rows.Length);
            Evaluate(condition, files, test, passing);
            RowMask.Or(rows, passing);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }
    }
}
