namespace Repro.Table.Expressions;

/// <summary>A condition on the columns of a row, in SQL's three-valued logic: a row passes when it is true.</summary>
public abstract partial record Predicate
{
    private protected Predicate()
    {
    }
}
