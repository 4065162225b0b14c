using Parquet.Meta;
using Repro.Table.Data.Parquet.Decoding;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Expressions;
using Repro.Table.Expressions.Conditions;
using Repro.Table.Schemas;

namespace Repro.Table.Data.Parquet.Reading;

/// <summary>Says from the footer whether a row group may hold a row that meets a condition.</summary>
/// <remarks>
/// Believed are writers whose bounds are known to be in the unit of their column; of any other nothing is pruned. What a leaf
/// means is decided by <see cref="LeafBounds"/>. Source: the Parquet format, statistics and column orders.
/// </remarks>
internal sealed class RowGroupPruner(ParquetNode root, FileMetaData footer, CalendarLimits calendar, StructType schema)
{
    private static readonly string[] TrustedWriters = ["Repro.Table ", "parquet-mr ", "parquet-cpp-arrow ", "parquet-rs ", "DuckDB "];

    private readonly bool _isTrusted = footer.CreatedBy is { } writer
        && TrustedWriters.Any(trusted => writer.StartsWith(trusted, StringComparison.Ordinal));

    /// <summary>Returns false if no row of a row group can meet the condition.</summary>
    public bool MayMatch(Condition condition, RowGroup rowGroup) => !_isTrusted || Evaluate(condition, rowGroup);

    private bool Evaluate(Condition condition, RowGroup rowGroup) => condition switch
    {
        AllOf all => Evaluate(all.Left, rowGroup) && Evaluate(all.Right, rowGroup),
        AnyOf any => Evaluate(any.Left, rowGroup) || Evaluate(any.Right, rowGroup),
        ColumnTest test => FindLeaf(test.Column, out DataType type) is not { } leaf || MayPass(test, leaf, type, rowGroup),
        _ => condition != ConstantCondition.Never,
    };

    private bool MayPass(ColumnTest test, ParquetNode leaf, DataType type, RowGroup rowGroup)
    {
        if (leaf.LeafIndex >= rowGroup.Columns.Count || rowGroup.Columns[leaf.LeafIndex].MetaData is not { Statistics: { } statistics })
        {
            return true;
        }

        if (test.Kind == TestKind.IsNull)
        {
            return statistics.NullCount != 0;
        }

        if (statistics.NullCount == rowGroup.NumRows)
        {
            return false;
        }

        return LeafBounds.Read(leaf, type, calendar, statistics) is not var (min, max) || MayPass(test, min, max);
    }

    private static bool MayPass(ColumnTest test, Literal min, Literal max) => test.Kind switch
    {
        TestKind.In => test.Literals.Any(literal => Compare(min, literal) <= 0 && Compare(literal, max) <= 0),
        TestKind.NotIn => Compare(min, max) != 0 || test.Passes(min),
        TestKind.Less or TestKind.LessOrEqual => test.Passes(min),
        TestKind.Greater or TestKind.GreaterOrEqual => test.Passes(max),
        _ => true,
    };

    /// <summary>Finds the leaf of a column that was asked for; null if the file lacks it, or it is nested in a list or a map.</summary>
    private ParquetNode? FindLeaf(ColumnReference column, out DataType type)
    {
        ParquetNode? node = root;
        type = schema;
        foreach (string name in column.Path)
        {
            StructField? field = (type as StructType)?.Fields.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal));
            node = field is null ? null : node.Find(name);
            if (node is null)
            {
                return null;
            }

            type = field!.Type; // without a field there is no node
        }

        return node is { IsLeaf: true, RepetitionLevel: 0 } ? node : null;
    }

    private static int Compare(Literal left, Literal right) => LiteralOrder.Instance.Compare(left, right);
}
