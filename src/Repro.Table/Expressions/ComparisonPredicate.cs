using System.Diagnostics;

namespace Repro.Table.Expressions;

/// <summary>A column compared with a literal; unknown where the column is null.</summary>
internal sealed record ComparisonPredicate : Predicate
{
    public required ColumnReference Reference { get; init; }

    public required ComparisonOperator Operator { get; init; }

    public required Literal Literal { get; init; }

    public override string ToString() => $"{Reference} {Symbol} {Literal}";

    private string Symbol => Operator switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.GreaterOrEqual => ">=",
        _ => throw new UnreachableException(),
    };
}
