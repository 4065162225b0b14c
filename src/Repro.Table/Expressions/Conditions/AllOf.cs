namespace Repro.Table.Expressions.Conditions;

/// <summary>Both must be true.</summary>
internal sealed record AllOf(Condition Left, Condition Right) : Condition;
