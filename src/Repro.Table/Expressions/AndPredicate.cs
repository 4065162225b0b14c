namespace Repro.Table.Expressions;

/// <summary>Two conditions joined by AND.</summary>
internal sealed record AndPredicate : Predicate
{
    public required Predicate Left { get; init; }

    public required Predicate Right { get; init; }

    public override string ToString() => $"({Left} AND {Right})";
}
