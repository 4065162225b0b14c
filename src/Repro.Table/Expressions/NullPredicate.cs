namespace Repro.Table.Expressions;

/// <summary>A column that is null; never unknown.</summary>
internal sealed record NullPredicate : Predicate
{
    public required ColumnReference Reference { get; init; }

    public override string ToString() => $"{Reference} IS NULL";
}
