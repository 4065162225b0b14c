using System.Collections.Immutable;

namespace Repro.Table.Expressions;

/// <summary>A column that equals one of some literals; unknown where it is null, but false for all rows if there is no
/// literal.</summary>
internal sealed record InPredicate : Predicate
{
    public required ColumnReference Reference { get; init; }

    /// <summary>Gets the literals; once bound, of the column's type, sorted and without duplicates.</summary>
    public required ImmutableArray<Literal> Literals { get; init; }

    public bool Equals(InPredicate? other) =>
        other is not null && Reference.Equals(other.Reference) && Literals.AsSpan().SequenceEqual(other.Literals.AsSpan());

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Reference);
        foreach (Literal literal in Literals)
        {
            hash.Add(literal);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => $"{Reference} IN ({string.Join(", ", Literals)})";
}
