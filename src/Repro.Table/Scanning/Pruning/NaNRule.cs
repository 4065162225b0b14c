using Repro.Table.Expressions;
using Repro.Table.Expressions.Conditions;
using Repro.Table.Schemas;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Takes the bounds of float and double columns out of play where NaN could pass.</summary>
/// <remarks>
/// Some writers leave NaN out of the greatest value, although it is above all numbers. A test that NaN passes therefore asks only
/// for a row that is not null, unless a test joined to it by AND rules NaN out: so a range is pruned on both sides.
/// </remarks>
internal static class NaNRule
{
    /// <summary>Returns the condition to evaluate on statistics.</summary>
    /// <param name="condition">The condition.</param>
    public static Condition Apply(Condition condition) => Apply(condition, []);

    private static Condition Apply(Condition condition, HashSet<ColumnReference> withoutNaN)
    {
        switch (condition)
        {
            case AllOf:
                HashSet<ColumnReference> joined = [.. withoutNaN];
                CollectRuledOut(condition, joined);
                return ApplyToBoth((AllOf)condition, joined);
            case AnyOf any:
                return new AnyOf(Apply(any.Left, withoutNaN), Apply(any.Right, withoutNaN));
            case ColumnTest test when IsReal(test) && HasNaN(test):
                return AsNotNull(test);
            case ColumnTest test when IsReal(test) && test.Passes(double.NaN) && !withoutNaN.Contains(test.Column):
                return AsNotNull(test);
            default:
                return condition;
        }
    }

    private static AllOf ApplyToBoth(AllOf all, HashSet<ColumnReference> withoutNaN) => new(
        all.Left is AllOf left ? ApplyToBoth(left, withoutNaN) : Apply(all.Left, withoutNaN),
        all.Right is AllOf right ? ApplyToBoth(right, withoutNaN) : Apply(all.Right, withoutNaN));

    private static void CollectRuledOut(Condition condition, HashSet<ColumnReference> columns)
    {
        if (condition is AllOf all)
        {
            CollectRuledOut(all.Left, columns);
            CollectRuledOut(all.Right, columns);
        }
        else if (condition is ColumnTest test && IsReal(test) && !test.Passes(double.NaN))
        {
            columns.Add(test.Column);
        }
    }

    private static ColumnTest AsNotNull(ColumnTest test) => new() { Column = test.Column, Kind = TestKind.IsNotNull };

    private static bool IsReal(ColumnTest test) =>
        !test.Literals.IsEmpty && test.Literals[0].Type is PrimitiveType { Kind: PrimitiveKind.Float or PrimitiveKind.Double };

    private static bool HasNaN(ColumnTest test) => test.Literals.Any(literal => double.IsNaN(literal.Real));
}
