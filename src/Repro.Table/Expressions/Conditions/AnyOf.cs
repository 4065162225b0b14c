namespace Repro.Table.Expressions.Conditions;

/// <summary>One must be true.</summary>
internal sealed record AnyOf(Condition Left, Condition Right) : Condition;
