using System.Collections.Immutable;
using Repro.Table.Expressions;
using Repro.Table.Expressions.Conditions;
using Repro.Table.Log.State;
using Repro.Table.Schemas;

namespace Repro.Table.Scanning.Pruning;

/// <summary>The columns that a condition tests, as leaves of statistics.</summary>
internal sealed class TestedColumns
{
    private readonly Dictionary<ColumnReference, StatisticsLeaf> _leaves = [];

    /// <summary>Collects the columns of a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="schema">The physical schema of data files.</param>
    public TestedColumns(Condition condition, StructType schema)
    {
        Collect(condition, schema);
        Leaves = [.. _leaves.Values];
    }

    /// <summary>Gets the leaves, all of which are decoded in one pass.</summary>
    public ImmutableArray<StatisticsLeaf> Leaves { get; }

    /// <summary>Finds the leaf of a column; null if it is of a partition column or of a nested type.</summary>
    public StatisticsLeaf? Find(ColumnReference column) => _leaves.GetValueOrDefault(column);

    private void Collect(Condition condition, StructType schema)
    {
        switch (condition)
        {
            case AllOf all:
                Collect(all.Left, schema);
                Collect(all.Right, schema);
                break;
            case AnyOf any:
                Collect(any.Left, schema);
                Collect(any.Right, schema);
                break;
            case ColumnTest test when LeafOf(test.Column, schema) is { } leaf:
                _leaves[test.Column] = leaf;
                break;
        }
    }

    private static StatisticsLeaf? LeafOf(ColumnReference column, StructType schema)
    {
        DataType type = schema;
        bool hasChanged = false;
        foreach (string name in column.Path)
        {
            if ((type as StructType)?.Fields.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal)) is not { } field)
            {
                return null;
            }

            type = field.Type;
            hasChanged = field.Metadata.Contains(FieldMetadata.TypeChanges, StringComparison.Ordinal);
        }

        return type is PrimitiveType or DecimalType
            ? new StatisticsLeaf
            {
                Path = column.Path,
                Type = type,
                WasFloat = hasChanged && type is PrimitiveType { Kind: PrimitiveKind.Double },
            }
            : null;
    }
}
