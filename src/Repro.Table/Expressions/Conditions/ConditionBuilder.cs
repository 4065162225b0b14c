using System.Diagnostics;

namespace Repro.Table.Expressions.Conditions;

/// <summary>Turns bound predicates into conditions.</summary>
internal static class ConditionBuilder
{
    /// <summary>Pushes negations down to the tests and renames the columns.</summary>
    /// <param name="predicate">The predicate.</param>
    /// <param name="rename">Gives the physical names of a column.</param>
    public static Condition Build(BoundPredicate predicate, Func<ColumnReference, ColumnReference> rename) =>
        Build(predicate.Condition, isNegated: false, rename);

    private static Condition Build(Predicate predicate, bool isNegated, Func<ColumnReference, ColumnReference> rename) => predicate switch
    {
        NotPredicate not => Build(not.Operand, !isNegated, rename),
        AndPredicate and => Join(and.Left, and.Right, isNegated, isAll: !isNegated, rename),
        OrPredicate or => Join(or.Left, or.Right, isNegated, isAll: isNegated, rename),
        InPredicate { Literals.IsEmpty: true } => isNegated ? ConstantCondition.Always : ConstantCondition.Never,
        InPredicate isIn => new ColumnTest
        {
            Column = rename(isIn.Reference),
            Kind = isNegated ? TestKind.NotIn : TestKind.In,
            Literals = isIn.Literals,
        },
        NullPredicate isNull => new ColumnTest
        {
            Column = rename(isNull.Reference),
            Kind = isNegated ? TestKind.IsNotNull : TestKind.IsNull,
        },
        StartsWithPredicate startsWith => new ColumnTest
        {
            Column = rename(startsWith.Reference),
            Kind = isNegated ? TestKind.NotStartsWith : TestKind.StartsWith,
            Literals = [startsWith.Prefix],
        },
        ComparisonPredicate comparison => new ColumnTest
        {
            Column = rename(comparison.Reference),
            Kind = KindOf(comparison.Operator, isNegated),
            Literals = [comparison.Literal],
        },
        _ => throw new UnreachableException($"A predicate of type {predicate.GetType()}."),
    };

    private static Condition Join(
        Predicate left, Predicate right, bool isNegated, bool isAll, Func<ColumnReference, ColumnReference> rename)
    {
        Condition first = Build(left, isNegated, rename);
        Condition second = Build(right, isNegated, rename);
        return isAll ? new AllOf(first, second) : new AnyOf(first, second);
    }

    private static TestKind KindOf(ComparisonOperator comparison, bool isNegated) => (comparison, isNegated) switch
    {
        (ComparisonOperator.Equal, false) or (ComparisonOperator.NotEqual, true) => TestKind.In,
        (ComparisonOperator.NotEqual, false) or (ComparisonOperator.Equal, true) => TestKind.NotIn,
        (ComparisonOperator.Less, false) or (ComparisonOperator.GreaterOrEqual, true) => TestKind.Less,
        (ComparisonOperator.LessOrEqual, false) or (ComparisonOperator.Greater, true) => TestKind.LessOrEqual,
        (ComparisonOperator.Greater, false) or (ComparisonOperator.LessOrEqual, true) => TestKind.Greater,
        (ComparisonOperator.GreaterOrEqual, false) or (ComparisonOperator.Less, true) => TestKind.GreaterOrEqual,
        _ => throw new UnreachableException(),
    };
}
