using Repro.Table.Expressions;
using Repro.Table.Expressions.Conditions;
using Repro.Table.Log.State;
using Repro.Table.Schemas;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Conditions under the names that the log and data files use.</summary>
internal static class PhysicalCondition
{
    /// <summary>Returns the condition of a bound predicate.</summary>
    public static Condition Of(BoundPredicate predicate, TableLayout layout) =>
        ConditionBuilder.Build(predicate, column => Rename(column, layout));

    private static ColumnReference Rename(ColumnReference column, TableLayout layout)
    {
        string[] names = new string[column.Path.Length];
        DataType logical = layout.Schema;
        DataType physical = layout.PhysicalSchema;
        for (int i = 0; i < names.Length; i++)
        {
            // A bound predicate spells names as the schema does, and both schemas have one order.
            int ordinal = OrdinalOf((StructType)logical, column.Path[i]);
            StructField field = ((StructType)physical).Fields[ordinal];
            names[i] = field.Name;
            logical = ((StructType)logical).Fields[ordinal].Type;
            physical = field.Type;
        }

        return new ColumnReference(names);
    }

    private static int OrdinalOf(StructType schema, string name)
    {
        int ordinal = 0;
        while (!string.Equals(schema.Fields[ordinal].Name, name, StringComparison.Ordinal))
        {
            ordinal++;
        }

        return ordinal;
    }
}
