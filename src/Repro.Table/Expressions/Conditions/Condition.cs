namespace Repro.Table.Expressions.Conditions;

/// <summary>A predicate as pruning wants it: negations stand in the tests of single columns, columns have physical names.</summary>
/// <remarks>
/// De Morgan's laws hold in three-valued logic, so the condition is true for the same rows as the predicate. Where the
/// predicate is false it may be unknown here: neither passes a row.
/// </remarks>
internal abstract record Condition;
