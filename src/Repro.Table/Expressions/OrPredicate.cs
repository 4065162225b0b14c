namespace Repro.Table.Expressions;

/// <summary>Two conditions joined by OR.</summary>
internal sealed record OrPredicate : Predicate
{
    public required Predicate Left { get; init; }

    public required Predicate Right { get; init; }

    public override string ToString() => $"({Left} OR {Right})";
}
