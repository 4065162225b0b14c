namespace Repro.Table.Expressions;

/// <summary>The opposite of a condition; unknown stays unknown.</summary>
internal sealed record NotPredicate : Predicate
{
    public required Predicate Operand { get; init; }

    public override string ToString() => $"NOT ({Operand})";
}
