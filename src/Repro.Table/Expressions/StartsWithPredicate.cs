namespace Repro.Table.Expressions;

/// <summary>A text column that begins with the bytes of a prefix; unknown where it is null.</summary>
internal sealed record StartsWithPredicate : Predicate
{
    public required ColumnReference Reference { get; init; }

    /// <summary>Gets the prefix, a string.</summary>
    public required Literal Prefix { get; init; }

    public override string ToString() => $"{Reference} STARTS WITH {Prefix}";
}
