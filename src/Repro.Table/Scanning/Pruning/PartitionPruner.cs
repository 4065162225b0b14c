using Repro.Table.Expressions;
using Repro.Table.Expressions.Conditions;
using Repro.Table.Log.State;
using Repro.Table.Schemas;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Tests the partition values of files, each distinct one of a segment once. Other columns may always pass.</summary>
/// <remarks>Values are compared as what they are, never as texts. A text that is no value of its type keeps the file, so that
/// reading it can say so.</remarks>
internal sealed class PartitionPruner(TableLayout layout) : IFileTest
{
    public void Test(ColumnTest test, FileSegment files, Span<ulong> rows)
    {
        if (!IsPartition(test.Column))
        {
            RowMask.SetAll(rows, files.Count);
            return;
        }

        string name = test.Column.Path[0];
        PartitionColumn? column = files.PartitionColumns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.Ordinal));
        bool nullPasses = test.Passes(null);
        if (column is not null)
        {
            TestCodes(column.Codes, PassingValues(column, test), nullPasses, rows);
        }

        for (int row = column?.Codes.Length ?? 0; nullPasses && row < files.Count; row++)
        {
            RowMask.Set(rows, row);
        }
    }

    /// <summary>Returns whether a column is one of the partitioning.</summary>
    public bool IsPartition(ColumnReference column) => column.Path.Length == 1 && layout.PartitionColumns.Contains(column.Path[0]);

    private bool[] PassingValues(PartitionColumn column, ColumnTest test)
    {
        DataType type = layout.PhysicalSchema.Find(column.Name)!.Type; // every partition column is in the schema
        bool[] passes = new bool[column.Values.Length];
        for (int i = 0; i < passes.Length; i++)
        {
            passes[i] = !PartitionText.TryParse(column.Values[i], type, out Literal? value) || test.Passes(value);
        }

        return passes;
    }

    private static void TestCodes(ReadOnlySpan<int> codes, ReadOnlySpan<bool> passes, bool nullPasses, Span<ulong> rows)
    {
        for (int row = 0; row < codes.Length; row++)
        {
            bool isKept = codes[row] < 0 ? nullPasses : passes[codes[row]];
            rows[row >> 6] |= (isKept ? 1UL : 0) << row;
        }
    }
}
